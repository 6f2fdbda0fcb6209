import { z } from 'zod';
import type { Input, MethodName, Output } from '#contract/methods';
import { periodFields } from '#domain/period/period';
import { periodSetup } from '#domain/period/setup';
import { addDays, type IsoDay } from '#domain/time/instant';
import demo from '#presets/demo' with { type: 'json' };
import presets from '#presets/period' with { type: 'json' };

type Call = <M extends MethodName>(method: M, input: Input<M>) => Output<M>;

const { periods } = demo;
const schemes = z.array(
  z.looseObject({ id: z.string(), pools: z.array(z.looseObject({ key: z.string() })) }),
);

/** Schemes and a superior body, as an office would have copied them, and a period without a table of its own that runs. */
export function seedPeriods(call: Call, today: IsoDay): void {
  const { groups } = call('rota.setup', {}).setup;
  const idsOf = (pool: string): string[] =>
    groups
      .filter(({ name }) => name === (periods.groups as Readonly<Record<string, string>>)[pool])
      .map(({ id }) => id);
  const copied = schemes
    .parse(presets.schemes)
    .filter(({ id }) => periods.schemes.includes(id))
    .map((one) => ({ ...one, pools: one.pools.map((pool) => ({ ...pool, groupIds: idsOf(pool.key) })) }));
  call('period.changeSetup', {
    version: 0,
    setup: periodSetup.parse({
      schemes: copied,
      bodies: [
        {
          ...presets.body,
          id: 'central-office',
          name: demo.centralOffice,
          roster: periods.roster,
          daily: periods.daily,
        },
      ],
      daysBefore: 0,
      daysAfter: 0,
      dutyPhone: periods.dutyPhone,
      fax: periods.fax,
    }),
  });
  call('period.declare', {
    fields: periodFields.parse({
      ...periods.running,
      fromDay: addDays(today, periods.running.fromDay),
      untilDay: addDays(today, periods.running.untilDay),
      parts: [],
      bodies: [],
    }),
    note: '',
  });
}
