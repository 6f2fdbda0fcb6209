import { type Scheme, scheme } from '#domain/period/scheme';
import { type PeriodSetup, periodSetup } from '#domain/period/setup';

const tier = (key: string, name: string, kind: string, place: string) => ({
  key,
  name,
  kind,
  place,
  arriveMinutes: kind === 'standby' ? 30 : null,
  mayLeaveTown: false,
});
const share = (tierKey: string, by: 'heads' | 'parts') => ({ tierKey, by, amount: 1 });

/** A scheme of three tiers in which one leader and a third of the staff are on duty, a third waits and a third rests. */
export const aScheme = (change: Partial<Scheme> = {}): Scheme =>
  scheme.parse({
    id: 'three-three',
    name: '三三制',
    source: '',
    note: '',
    tiers: [
      tier('duty', '在岗', 'duty', 'room'),
      tier('standby', '备勤', 'standby', 'town'),
      tier('rest', '休息', 'rest', 'reachable'),
    ],
    pools: [
      {
        key: 'leaders',
        name: '领导',
        isLeaders: true,
        duty: 'dutyLeader',
        hasLead: false,
        shift: null,
        groupIds: [],
        demands: [share('duty', 'heads'), share('standby', 'parts')],
      },
      {
        key: 'staff',
        name: '工作人员',
        isLeaders: false,
        duty: 'chief',
        hasLead: true,
        shift: null,
        groupIds: [],
        demands: [share('duty', 'parts'), share('standby', 'parts'), share('rest', 'parts')],
      },
    ],
    blockDays: 1,
    restsAfterDuty: true,
    ...change,
  });

/** A superior body with its rule about when the table is due. */
export const centralOffice = {
  name: '市政府总值班室',
  roster: { daysBefore: 3, at: '17:00', urgentHours: 2 },
};

/** How a test room prepares important periods: one scheme, and one superior body that wants a table and daily reports. */
export const aPeriodSetup = (change: Partial<PeriodSetup> = {}): PeriodSetup =>
  periodSetup.parse({
    schemes: [aScheme()],
    bodies: [
      {
        ...centralOffice,
        id: 'city',
        daily: { at: '16:30' },
        form: {
          title: '{{unit}}{{name}}值班安排表',
          columns: [
            { key: 'day', label: '日期' },
            { key: 'leader', label: '带班领导' },
            { key: 'staff', label: '值班人员' },
          ],
          withPosts: true,
          withPhones: true,
          footer: [{ label: '填表人', value: '{{writer}}' }],
          template: null,
        },
      },
    ],
    daysBefore: 0,
    daysAfter: 0,
    dutyPhone: '0533-8210000',
    fax: '',
    ...change,
  });
