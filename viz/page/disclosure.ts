import { button, type Child, element } from './dom.js';

/**
 * A button with what it opens below itself, made when it opens. For what there is many of: of a `details` the browser
 * makes a shadow tree with style sheets of its own, opened or not.
 */
export function disclosure(
  title: string,
  content: () => Child[],
  { label, ...attributes }: { class: string; label?: string },
): HTMLElement {
  const toggle = button(title, turn, { class: 'text', 'aria-expanded': 'false', 'aria-label': label });
  const whole = element('div', attributes, toggle);
  return whole;

  function turn(): void {
    const opens = toggle.ariaExpanded !== 'true';
    toggle.ariaExpanded = String(opens);
    whole.classList.toggle('open', opens);
    if (opens) whole.append(element('div', {}, ...content()));
    else toggle.nextElementSibling?.remove();
  }
}
