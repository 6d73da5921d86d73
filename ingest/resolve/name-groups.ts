import { compareText } from '../../graph/model.js';
import type { MergeReason } from './merge-reason.js';

/** A name's neighbour in its group, and why the two are one. */
export interface Merge {
  other: string;
  reason: MergeReason;
}

/** Groups of names that mean one thing: union-find in which some pairs must never meet. */
export class NameGroups {
  private readonly parent = new Map<string, string>();
  private readonly members = new Map<string, string[]>();
  private readonly apart = new Map<string, Set<string>>();
  /** The joins that made groups one: a tree over the members of each. */
  private readonly merges = new Map<string, Merge[]>();

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
  join(a: string, b: string, reason: MergeReason): void {
    const [first, second] = [this.of(a), this.of(b)].sort(compareText) as [string, string];
    if (first === second || this.areApart(first, second)) return;
    this.parent.set(second, first);
    const [larger, smaller] = this.bySize(first, second);
    for (const member of smaller) larger.push(member);
    this.members.set(first, larger);
    this.members.delete(second);
    this.note(a, { other: b, reason });
    this.note(b, { other: a, reason });
  }

  /** For each member of a group but the given one: the join by which it belongs to that one, nearest side first. */
  mergesFrom(fold: string): Map<string, Merge> {
    const found = new Map<string, Merge>();
    const next = [fold];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      for (const { other, reason } of this.merges.get(at) ?? []) {
        if (other === fold || found.has(other)) continue;
        found.set(other, { other: at, reason });
        next.push(other);
      }
    }
    return found;
  }

  membersOf(root: string): string[] {
    return this.members.get(root) ?? [root];
  }

  private areApart(a: string, b: string): boolean {
    if (this.apart.size === 0) return false;
    const [, smaller] = this.bySize(a, b);
    const other = this.of(smaller[0]!) === a ? b : a;
    return smaller.some(member => [...(this.apart.get(member) ?? [])].some(fold => this.of(fold) === other));
  }

  /** The members of two groups, the larger one first: work goes through the smaller one, so that it stays small in sum. */
  private bySize(a: string, b: string): [string[], string[]] {
    const [first, second] = [this.membersOf(a), this.membersOf(b)];
    return first.length >= second.length ? [first, second] : [second, first];
  }

  private note(fold: string, merge: Merge): void {
    const merges = this.merges.get(fold);
    if (merges) merges.push(merge);
    else this.merges.set(fold, [merge]);
  }
}
