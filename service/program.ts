import manifest from '../package.json' with { type: 'json' };

/** This program and its version, as packages name what made them. */
export const program = `${manifest.name} ${manifest.version}`;
