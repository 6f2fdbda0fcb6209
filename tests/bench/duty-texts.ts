import type { Category } from '#domain/log/categories';
import { blankEntry, type EntryContent } from '#domain/log/entry';
import { addMinutes, type Instant } from '#domain/time/instant';
import { chanceFrom, oneOf } from '#service/demo/chance';

/** A source of numbers from 0 to below 1. */
export type Chance = () => number;

/** The same source for every run, so that every store of a size holds the same words. */
export const benchChance = (): Chance => chanceFrom(20_261_122);

const kinds: readonly Category[] = (
  [
    ['CALL_IN', 260],
    ['CALL_OUT', 120],
    ['CHECK_OUT', 90],
    ['PATROL', 90],
    ['RELAY', 60],
    ['DOC_IN', 60],
    ['REPORT', 60],
    ['HOTLINE', 80],
    ['EQUIP', 30],
    ['MEMO', 25],
    ['WARN', 25],
    ['EVENT', 30],
    ['INSTR', 25],
    ['VISIT', 20],
    ['CHECK_IN', 15],
    ['OPINION', 15],
    ['STAFF', 15],
    ['ABSENCE', 6],
  ] as const
).flatMap(([kind, weight]) => new Array<Category>(weight).fill(kind));

const towns = [
  '青石县',
  '临溪区',
  '云岭高新区',
  '南山县',
  '石桥镇',
  '东湖街道',
  '白塔镇',
  '龙泉乡',
  '沙河街道',
  '柳林镇',
  '新安县',
  '北关街道',
  '双河口镇',
  '月牙湾乡',
  '栖霞区',
  '大营镇',
];
const spots = [
  '北环路与迎宾大道交叉口',
  '物流园三号库',
  '滨河公园东门',
  '云岭西站站前广场',
  '第二中学家属院',
  '老城区排水泵站',
  '南山林场瞭望塔',
  '锦绣花园小区',
  '化工园区西门',
  '城南客运站',
  '水库溢洪道',
  '高速公路收费站',
  '农贸批发市场',
  '石桥村二组',
  '隧道南口',
  '污水处理厂',
];
const units = [
  '应急管理局',
  '气象局',
  '水务局',
  '公安局指挥中心',
  '卫生健康委',
  '住房和城乡建设局',
  '交通运输局',
  '消防救援支队',
  '供电公司',
  '燃气公司',
  '宣传部',
  '城市管理局',
  '教育局',
  '林业局',
  '市场监督管理局',
  '政府值班室',
];
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎';
const givens = [
  '建业',
  '晓东',
  '立新',
  '雨晴',
  '骁',
  '清河',
  '思远',
  '知微',
  '国栋',
  '静怡',
  '庆林',
  '伯安',
  '秋实',
  '书简',
  '明远',
  '晓岚',
  '一鸣',
  '文博',
  '海涛',
  '玉兰',
];
const posts = ['值班员', '值班长', '副主任', '预报员', '值班民警', '科长', '调度员'];
const incidents = [
  '道路积水约四十厘米',
  '仓库起火,过火面积约二百平方米',
  '三车追尾,二人轻伤',
  '燃气管道被施工挖断',
  '供水管网爆裂',
  '边坡落石阻断一条车道',
  '停电影响居民约三百户',
  '电梯困人',
  '树木倒伏砸损车辆',
  '井盖缺失',
  '渣土车侧翻',
  '群众聚集反映供暖问题',
  '森林防火监测发现烟点',
  '桥梁限高架受撞变形',
  '污水外溢',
  '手机信号中断',
];
const measures = [
  '消防救援力量已到场处置',
  '已疏散周边群众',
  '已组织排涝并设置警示标志',
  '供电部门正在抢修',
  '交警现场疏导交通',
  '已通知属地街道到场',
  '医疗救护车已出发',
  '伤者已送市人民医院',
  '已关阀停气',
  '已转有关部门办理',
  '现场秩序平稳',
  '正在核实有关情况',
];
const closings = [
  '暂无人员伤亡报告。',
  '要求一小时内续报。',
  '已报告带班领导。',
  '预计十八时恢复通行。',
  '对方已复述核对无误。',
  '请保持通信畅通,有新情况及时报告。',
  '已电话通知相关单位值班人员。',
  '后续情况待报。',
];
const routine = [
  '电话抽查值班室,响铃两声应答,值班人员在岗在位,带班领导在岗',
  '测试固定电话、传真、卫星电话及视频调度系统,均正常',
  '巡查办公楼各楼层,门窗、水电及消防设施正常,机要通道未发现异常',
  '报送值班日报告,对方值班员已签收并核对文号',
  '传达关于做好大风降温天气防范应对工作的通知,各县区已逐一确认收到',
  '收到关于做好近期安全生产工作的通知,已登记并呈带班领导阅示',
  '通知各县区核对本周带班领导和值班人员名单,遇重要情况第一时间报告',
  '登记外出报备:赴省城参加会议,往返两日,期间工作由常务同志主持',
  '省政府总值班室查岗,响铃一声应答,带班领导及值班员均在岗',
];
const rainWords = [
  '暴雨橙色预警',
  '大风蓝色预警',
  '道路结冰黄色预警',
  '暴雪蓝色预警',
  '高温黄色预警',
  '寒潮蓝色预警',
  '大雾黄色预警',
];

/** Words that stand in about one entry of forty thousand, in their place and nowhere else. */
export const rareText = '渔政报告江豚搁浅,志愿者正在救护';

const situations: ReadonlySet<Category> = new Set([
  'CALL_IN',
  'CALL_OUT',
  'EVENT',
  'HOTLINE',
  'VISIT',
  'OPINION',
  'INSTR',
]);

function sentence(kind: Category, index: number, chance: Chance): string {
  const place = `${oneOf(towns, chance)}${oneOf(spots, chance)}`;
  if (index % 40_000 === 20_011) return `${place}:${rareText}。`;
  if (kind === 'WARN')
    return `收到${oneOf(rainWords, chance)}:预计未来二十四小时${place}及周边阵风可达${6 + Math.floor(chance() * 4)}级,${oneOf(measures, chance)},${oneOf(closings, chance)}`;
  if (situations.has(kind)) {
    const more = chance() > 0.5 ? `经与${oneOf(units, chance)}核实,${oneOf(measures, chance)},` : '';
    return `${oneOf(['来电报告', '群众反映', '接报', '去电核实'], chance)}:${place}${oneOf(incidents, chance)},${oneOf(measures, chance)},${more}${oneOf(closings, chance)}`;
  }
  return `${oneOf(routine, chance)}。${place}附近情况正常,编号${Math.floor(chance() * 1e6)},${oneOf(closings, chance)}`;
}

/** A name that could be anybody's. */
export const personName = (chance: Chance): string =>
  oneOf(Array.from(surnames), chance) + oneOf(givens, chance);

const phone = (chance: Chance): string => `0539-555${String(Math.floor(chance() * 10_000)).padStart(4, '0')}`;

/** The `index`-th entry of a log, written at `at`; some sixty characters of content in the mean, and what stands beside it. */
export function entryText(index: number, at: Instant, chance: Chance): EntryContent {
  const kind = oneOf(kinds, chance);
  const isSituation = situations.has(kind);
  const isOpen = kind === 'EVENT' || kind === 'INSTR' || (kind === 'HOTLINE' && chance() > 0.5);
  const late = chance();
  // Most things are written within minutes, some within hours, a very few weeks later.
  const minutesAgo =
    late > 0.9995 ? 10_000 + chance() * 100_000 : late > 0.95 ? 30 + chance() * 600 : chance() * 8;
  return {
    ...blankEntry(kind, isOpen ? oneOf(['todo', 'doing'] as const, chance) : 'done'),
    occurredAt: addMinutes(at, -Math.floor(minutesAgo)),
    urgency: kind === 'EVENT' ? oneOf(['flash', 'most-urgent', 'urgent'] as const, chance) : 'routine',
    counterpart: isSituation
      ? {
          unit: oneOf(towns, chance) + oneOf(units, chance),
          name: personName(chance),
          post: oneOf(posts, chance),
          phone: phone(chance),
        }
      : { unit: '', name: '', post: '', phone: '' },
    content: sentence(kind, index, chance),
    instruction: isOpen ? '请有关单位立即核实处置,及时反馈。' : '',
    handling: isSituation && !isOpen ? '已按程序处置。' : '',
    isImportant: kind === 'EVENT' || kind === 'WARN',
    fields:
      kind === 'CALL_IN'
        ? { identityVerified: true, readBack: chance() > 0.3 }
        : kind === 'EVENT'
          ? { place: oneOf(spots, chance) }
          : {},
    remindAt: kind === 'MEMO' ? addMinutes(at, 720) : null,
  };
}
