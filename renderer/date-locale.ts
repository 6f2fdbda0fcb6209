export { enUS } from 'date-fns/locale/en-US';
export { zhCN } from 'date-fns/locale/zh-CN';
