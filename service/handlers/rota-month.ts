import { monthView } from '../rota/month-view.ts';
import type { Part } from './part.ts';

/** The rota of a month as its screen shows it. */
export const rotaMonthHandlers: Part<'rota.month'> = {
  'rota.month': (room, { month }) => monthView(room, month),
};
