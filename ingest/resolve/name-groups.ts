import { compareText } from '../../graph/model.js';

/** Groups of names that mean one thing: union-find in which some pairs must never meet. */
export class NameGroups {
  private readonly parent = new Map<string, string>();
  private readonly members = new Map<string, string[]>();
  private readonly apart = new Map<string, Set<string>>();

  /** The group's own name: the same for all members, whatever the order of joining. */
  of(fold: string): string {
    let root = fold;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    for (let at = fold; at !== root; ) {
      const next = this.parent.get(at)!;
      this.parent.set(at, root);
      at = next;
    }
    return root;
  }

  /** Says that the two must not become one; no news for those that are one already. */
  keepApart(a: string, b: string): void {
    this.apart.set(a, (this.apart.get(a) ?? new Set()).add(b));
    this.apart.set(b, (this.apart.get(b) ?? new Set()).add(a));
  }

  /** Makes one group of two, unless members of them are kept apart. */
  join(a: string, b: string): void {
    const [first, second] = [this.of(a), this.of(b)].sort(compareText) as [string, string];
    if (first === second || this.areApart(first, second)) return;
    this.parent.set(second, first);
    this.members.set(first, [...this.membersOf(first), ...this.membersOf(second)]);
    this.members.delete(second);
  }

  membersOf(root: string): string[] {
    return this.members.get(root) ?? [root];
  }

  private areApart(a: string, b: string): boolean {
    if (this.apart.size === 0) return false;
    const others = new Set(this.membersOf(b));
    return this.membersOf(a).some(member => [...(this.apart.get(member) ?? [])].some(fold => others.has(fold)));
  }
}
