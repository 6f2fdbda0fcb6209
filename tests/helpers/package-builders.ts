import { createPrivateKey, createPublicKey } from 'node:crypto';
import { packageFormat, type PackageManifest } from '#domain/package/manifest';
import { type DutyProduct, dutyProduct } from '#domain/product/product';
import { type BuiltPackage, buildPackage } from '#service/package/build-package';
import { packageReport } from '#service/package/package-report';

/** A key pair that is the same in every run. */
export function testKey(number: number): { readonly publicKey: string; readonly secret: string } {
  const seed = Buffer.alloc(32, number).toString('hex');
  const secret = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  const spki = createPublicKey(createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })).export({
    type: 'spki',
    format: 'der',
  });
  return { publicKey: spki.subarray(-32).toString('hex'), secret: secret.toString('base64') };
}

const noFigures = {
  entries: 0,
  calls: 0,
  orders: 0,
  warnings: 0,
  incidents: 0,
  deaths: 0,
  missing: 0,
  injured: 0,
  reportsDue: 0,
  reportsLate: 0,
  openMatters: 0,
  leadersAway: 0,
  checks: 0,
  faultyChecks: 0,
};

const signer = { name: '张晓明', personId: 'p1', manner: 'signed', at: '2026-11-22T07:40:00.000Z' };

/** A zero report of 22 November 2026. */
export const aProduct = (change: Partial<DutyProduct> = {}): DutyProduct =>
  dutyProduct.parse({
    id: 'product-1',
    fields: {
      kind: 'daily',
      isZero: true,
      fromDay: '2026-11-22',
      untilDay: '2026-11-22',
      period: null,
      title: '云台县值班室零报告（2026年11月22日）',
      sections: [
        { key: 'onDuty', heading: '值班值守情况', text: '带班：李主任。值班：张晓明。' },
        { key: 'away', heading: '领导外出情况', text: '王县长在省城开会。' },
      ],
      conclusion: '当日无突发事件。',
      to: ['市政府总值班室'],
      copyTo: [],
      figures: noFigures,
      incidents: [],
      factsUntilSeq: 12,
    },
    year: 2026,
    no: 312,
    editor: signer,
    reviewer: null,
    remarks: [],
    issuer: signer,
    issuedAt: '2026-11-22T07:40:00.000Z',
    head: { seq: 12, hash: 'c'.repeat(64) },
    imprint: { unitName: '云台县值班室', head: '', contact: '0533-1234567' },
    deliveries: [],
    state: 'issued',
    reason: '',
    replaces: null,
    ...change,
  });

/** What a package of a product says of itself, without its files. */
export const aManifest = (
  product: DutyProduct,
  change: Partial<PackageManifest> = {},
): Omit<PackageManifest, 'files'> => {
  const { fields, id, year, no, issuedAt, issuer, replaces, state } = product;
  const { kind, isZero, fromDay, untilDay, title } = fields;
  return {
    format: packageFormat,
    unit: { name: '云台县值班室', publicKey: testKey(1).publicKey },
    sequence: 12,
    previous: 'a'.repeat(64),
    program: '1.0.0',
    madeAt: issuedAt,
    product: {
      id,
      kind,
      isZero,
      fromDay,
      untilDay,
      year,
      no,
      title,
      issuedAt,
      issuer: issuer.name,
      replaces,
      state,
    },
    contents: {
      documents: ['docx'],
      withLog: false,
      withAttachments: false,
      withPhones: false,
      withWhereabouts: false,
    },
    chain: {
      head: { seq: 13, hash: 'd'.repeat(64) },
      earlier: [{ sequence: 11, head: { seq: 9, hash: 'e'.repeat(64) } }],
    },
    ...change,
  };
};

/** A package of a product with these files beside its report, signed with a test key. */
export function aPackage(
  options: {
    readonly product?: DutyProduct;
    readonly manifest?: Partial<PackageManifest>;
    readonly files?: Readonly<Record<string, Uint8Array>>;
    readonly key?: { readonly publicKey: string; readonly secret: string };
  } = {},
): Promise<BuiltPackage> {
  const { product = aProduct(), key = testKey(1), files = {} } = options;
  const manifest = aManifest(product, {
    unit: { name: '云台县值班室', publicKey: key.publicKey },
    ...options.manifest,
  });
  const report = packageReport({
    unit: manifest.unit,
    product,
    contents: manifest.contents,
    awayKeys: ['away'],
  });
  return buildPackage({ manifest, secret: key.secret, files: { 'report.json': report, ...files } });
}
