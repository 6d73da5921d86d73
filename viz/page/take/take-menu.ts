import type { NodeRef } from '../../../graph/model.js';
import type { OverviewAnswer } from '../../api.js';
import type { Actions } from '../actions.js';
import { download, MOST_LISTED } from '../api-client.js';
import { typedValue } from '../cypher/cypher-parameters.js';
import type { LoadedView } from '../load-view.js';
import { type MenuItem, menu } from '../menu.js';
import { nodeId, refOf } from '../node-id.js';
import type { Point } from '../picture/layout.js';
import type { Visible } from '../picture/picture.js';
import type { AnswerTable } from '../table/answer-table.js';
import { cellNodes } from '../table/cells.js';
import { TYPES, type ViewState } from '../view-state.js';
import { tableCsv, tableJson } from './table-files.js';
import { shownTypes, viewCypher } from './view-cypher.js';

export interface Takeable {
  loaded: LoadedView;
  state: ViewState;
  overview: OverviewAnswer;
  visible: Visible;
  /** What is seen as an image; undefined where nothing is drawn. */
  image: ((format: 'png' | 'svg') => Promise<Blob | undefined>) | undefined;
  /** Where a node is drawn at present, in units of the layout; undefined where nothing is drawn. */
  placeOf(id: string): Point | undefined;
  ownCypher: boolean;
  actions: Actions;
}

/** Everything that a view can be taken along as. */
export function takeMenu(takeable: Takeable): HTMLElement {
  return menu('Export', () => takeItems(takeable), { class: 'take', 'data-side': 'right' });
}

function takeItems(takeable: Takeable): MenuItem[] {
  const { loaded } = takeable;
  const drawn = 'picture' in loaded;
  const table = tableOf(loaded);
  return [
    ...(drawn ? images(takeable) : []),
    ...(table ? tables(table, takeable) : []),
    ...files(takeable, drawn ? visibleNodes(takeable) : tableNodes(table)),
    ...asCypher(takeable),
    { text: 'Link', note: 'copies the address, which opens just this view', pick: () => takeable.actions.copyLink() },
  ];
}

function images({ image, actions }: Takeable): MenuItem[] {
  if (!image) return [];
  const item = (format: 'png' | 'svg', note: string): MenuItem => {
    const name = `picture.${format}`;
    const make = async () => {
      const content = await image(format);
      return content && { name, content };
    };
    return { text: name, note, pick: () => actions.save(make) };
  };
  return [item('png', 'image of what is seen'), item('svg', 'vector image of what is seen')];
}

function tables(table: AnswerTable, { actions }: Takeable): MenuItem[] {
  const item = (name: string, note: string, type: string, write: () => string): MenuItem => ({
    text: name,
    note,
    pick: () => actions.save(async () => ({ name, content: new Blob([write()], { type }) })),
  });
  return [
    item('table.csv', 'the table, safe for spreadsheets', 'text/csv', () => tableCsv(table)),
    item('table.json', 'the table for programs', 'application/json', () => tableJson(table)),
  ];
}

function files(takeable: Takeable, nodes: readonly NodeRef[]): MenuItem[] {
  if (nodes.length === 0) return [];
  const { loaded, overview, state, actions } = takeable;
  const types = 'picture' in loaded ? shownTypes(loaded, state) : [...TYPES];
  const { minConfidence } = state;
  const listed = nodes.slice(0, MOST_LISTED);
  const cut =
    nodes.length > listed.length ? `; of ${listed.length.toLocaleString('en')} nodes, as many as a file holds` : '';
  return overview.exportFormats.map(({ format, file, description }) => ({
    text: file,
    note: `${description}${cut}`,
    pick: () =>
      actions.save(() => {
        const places = placesOf(takeable, listed);
        return download({ format, file, types, minConfidence, nodes: listed, ...(places && { places }) });
      }),
  }));
}

/** Where nodes of a picture are drawn, as files have it: y grows upwards; to one decimal. */
function placesOf({ loaded, placeOf }: Takeable, nodes: readonly NodeRef[]): [x: number, y: number][] | undefined {
  if (!('layout' in loaded)) return undefined;
  const decimal = (value: number) => Math.round(10 * value) / 10;
  return nodes.map(nodeId).map(id => {
    const { x, y } = placeOf(id) ?? loaded.layout.nodes.get(id) ?? { x: 0, y: 0 };
    return [decimal(x), decimal(-y)];
  });
}

function asCypher({ loaded, visible, state, ownCypher, actions }: Takeable): MenuItem[] {
  const made = ownCypher ? viewCypher(loaded, visible, state) : undefined;
  if (!made) return [];
  const parameters = Object.entries(made.parameters).map(([name, value]): [string, string] => [
    name,
    typedValue(value),
  ]);
  const pick = () => actions.openCypher(made.cypher, parameters);
  return [{ text: 'Cypher', note: 'the question that gives this, in the editor', pick }];
}

function tableOf(loaded: LoadedView): AnswerTable | undefined {
  if (loaded.kind === 'question') return loaded.answer;
  if (loaded.kind !== 'cypher' || !loaded.answer) return undefined;
  return { columns: loaded.answer.columns.map(name => ({ name })), rows: loaded.answer.rows };
}

function visibleNodes({ loaded, visible }: Takeable): NodeRef[] {
  if (!('picture' in loaded)) return [];
  return [...visible.nodes].map(id => refOf(loaded.picture.nodes.get(id)!));
}

function tableNodes(table: AnswerTable | undefined): NodeRef[] {
  const nodes = (table?.rows ?? []).flatMap(row => row.flatMap(cellNodes)).map(refOf);
  return [...new Map(nodes.map(node => [nodeId(node), node])).values()];
}
