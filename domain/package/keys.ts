import { z } from 'zod';

/** An Ed25519 public key: its 32 bytes as 64 lower-case hexadecimal digits. */
export const publicKey = z.string().regex(/^[0-9a-f]{64}$/);

/** The code by which two rooms compare a key over the telephone: sixteen digits in four groups. */
export const keyCode = z.string().regex(/^\d{4} \d{4} \d{4} \d{4}$/);
