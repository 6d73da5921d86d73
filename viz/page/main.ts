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
});

const menu = document.querySelector('.menu-button');
menu?.addEventListener('click', () => {
  const open = document.body.classList.toggle('menu-open');
  menu.setAttribute('aria-expanded', String(open));
});

exposeProbe(explorer);
void explorer.start();
