import { fillTemplate, templateFaults } from '#domain/incident/fill-template';
import { gapValues } from '#domain/incident/gap-values';
import { elementsOf } from '#domain/incident/script-parts';
import { incidentNamed } from '../incident/record-incident.ts';
import { sampleIncident } from '../incident/sample-incident.ts';
import { gapSource, scriptText } from '../incident/script-text.ts';
import { factsOf } from '../store/incidents.ts';
import type { Part } from './part.ts';

/** Templates: what is said on the telephone, and how a text reads while somebody writes it. */
export const incidentScriptHandlers: Part<'incident.script' | 'incident.preview'> = {
  'incident.script': (room, { id, use, recipient }) => {
    const text = scriptText(room, incidentNamed(room, id), { use, recipient });
    return { text, elements: [...elementsOf(text)] };
  },
  'incident.preview': (room, { id, text }) => {
    const shown =
      id === null
        ? sampleIncident(room)
        : {
            incident: incidentNamed(room, id).incident,
            facts: factsOf(room.store.sqlite, id),
            recipient: '',
          };
    const values = gapValues(gapSource(room, shown, { recipient: shown.recipient, ordinal: '' }));
    const { unknown, fault } = templateFaults(text);
    return { text: fillTemplate(text, values), unknown: [...unknown], fault };
  },
};
