import { type DeadlinePolicy, deadlinePolicy } from '#domain/incident/deadline-policy';

const to = ['市政府总值班室'];
const common = {
  isHard: false,
  clockStart: 'received',
  levels: ['III', 'II', 'I'],
  isForSensitive: true,
  to,
};

/** Ten minutes for the telephone, twenty-five for paper, two hours at the latest, each announced at 50 and 80 percent; and a 终报. */
export const tenMinutesPolicy: DeadlinePolicy = deadlinePolicy.parse({
  id: 'test',
  name: '十、二十五、一百二十分钟',
  source: '',
  note: '',
  isOn: true,
  fromDay: null,
  untilDay: null,
  classes: [],
  kinds: [],
  stages: [
    { ...common, key: 'phone', label: '电话报告', manner: 'phone', minutes: 10 },
    { ...common, key: 'written', label: '书面报告', manner: 'written', minutes: 25 },
    { ...common, key: 'absolute', label: '最迟', manner: 'written', minutes: 120, isHard: true },
  ],
  followUp: { everyMinutes: null, isFinalRequired: true },
  warnAtPercent: [50, 80],
});
