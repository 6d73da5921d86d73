import { Explorer } from './explorer.js';
import { exposeProbe } from './probe.js';

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found;
}

const explorer = new Explorer({
  search: part('search'),
  sidebar: part('sidebar'),
  stage: part('stage'),
  panel: part('panel'),
  announcer: part('announcer'),
  news: part('news'),
  menuButton: part('menu-button'),
  skipLink: part('skip-link'),
});

exposeProbe(explorer);
void explorer.start();
