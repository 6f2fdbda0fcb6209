import type { CheckResult } from '#domain/check/spot-check';

/** The colour of a result: as it should be, somebody there but not as asked, or nobody there. */
export function colourOf(result: CheckResult): 'green' | 'yellow' | 'orange' | 'red' {
  switch (result) {
    case 'normal':
      return 'green';
    case 'late':
    case 'busy':
      return 'yellow';
    case 'standIn':
    case 'forwarded':
      return 'orange';
    case 'noAnswer':
    case 'deadNumber':
    case 'offPost':
      return 'red';
    default:
      return result satisfies never;
  }
}
