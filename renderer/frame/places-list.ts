/** The places of the console in the order of the day, with the key that opens each with Ctrl. At most ten stand on the left: the handover is reached from the desk. */
export const places = [
  { name: 'desk', path: '/desk', digit: '1' },
  { name: 'log', path: '/log', digit: '2' },
  { name: 'handover', path: '/handover', digit: 'J' },
  { name: 'incident', path: '/incident', digit: '3' },
  { name: 'rota', path: '/rota', digit: '4' },
  { name: 'absence', path: '/absence', digit: '5' },
  { name: 'period', path: '/period', digit: '6' },
  { name: 'submit', path: '/submit', digit: '7' },
  { name: 'people', path: '/people', digit: '8' },
  { name: 'stats', path: '/stats', digit: '9' },
  { name: 'system', path: '/system', digit: '0' },
] as const;
