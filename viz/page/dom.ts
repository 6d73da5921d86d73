/** Small helpers to make elements. Texts become text nodes only; there is no way in here for markup. */
export type Child = Node | string | false | undefined;

export interface Attributes {
  class?: string | undefined;
  /** Listeners by event name. */
  on?: Partial<{ [E in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[E]) => void }>;
  [name: string]: unknown;
}

/** Makes an element; attributes that are false or undefined are left out, true ones are empty. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { on, ...attributes }: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const type in on) made.addEventListener(type, on[type as keyof HTMLElementEventMap] as EventListener);
  for (const child of children) {
    if (child !== undefined && child !== false) made.append(child);
  }
  return made;
}

/** Puts the children in place of what the parent held. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...present(children));
}

const FOCUSABLE = 'button, input, select, a[href], summary';

/** As `fill`, for parts that are made anew at every change: what held the focus by its place holds it again. */
export function refill(parent: Element, ...children: Child[]): void {
  const { activeElement } = document;
  const place = parent.contains(activeElement) ? [...parent.querySelectorAll(FOCUSABLE)].indexOf(activeElement!) : -1;
  fill(parent, ...children);
  if (place >= 0) parent.querySelectorAll<HTMLElement>(FOCUSABLE)[place]?.focus({ preventScroll: true });
}

function present(children: Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child !== false && child !== undefined);
}

export function button(text: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return element('button', { type: 'button', ...attributes, on: { click: onClick } }, text);
}

/** A link to another site; a plain text where the address is not http(s). */
export function outwardLink(address: string, text: string): HTMLElement {
  const safe = /^https?:\/\//i.test(address) && URL.canParse(address);
  if (!safe) return element('span', {}, text);
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}
