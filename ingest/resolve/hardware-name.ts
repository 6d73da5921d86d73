/** Vendors and their lines of products, which a product's number does not need. */
const VENDOR =
  /^(?:(?:NVIDIA|AMD|Intel|Google|Apple|Huawei|Xilinx|Qualcomm|Samsung|Arm|IBM|Graphcore|Cerebras|SambaNova|Broadcom|Microsoft|AWS|Amazon|Meta|NXP|MediaTek|GeForce|Tesla|Instinct|Alveo|the)(?:['’]s)?[\s-]+)+(?=\S)/iu;
const CLASS = 'GPUs?|CPUs?|TPUs?|NPUs?|IPUs?|FPGAs?|ASICs?|SoCs?|MCUs?|DSPs?';
const KIND_NOUN = new RegExp(
  `(?<=\\S)(?:[\\s-]+(?:Tensor[\\s-]Cores?(?=[\\s-]GPU)|${CLASS}|accelerators?|processors?|boards?|devices?|cards?|chips?|modules?|nodes?|platforms?|machines?|superchips?|architectures?|developer kits?|dev kits?))+$`,
  'iu',
);
const ONLY_CLASS = new RegExp(`^(?:(?:${CLASS}|device|memory)\\s*)*$`, 'iu');
const CLASS_BEFORE = new RegExp(`^(?:${CLASS})[\\s-]+(?=\\S)`, 'iu');
/** Memory and form factor, which products of one name come in. */
const VARIANT =
  /[\s-]*(?<![\p{L}\p{N}.])(?:\d+(?:\.\d+)?\s?Gi?B|(?:8|16|24|32|40|48|64|80|94|96|128|141|192)G|SXM[\s-]?\d?|PCI-?e)(?![\p{L}\p{N}])(?:\s(?:memory|VRAM|RAM))?/giu;

const TRADEMARK = /\((?:R|TM)\)|[®™]/giu;

/** Letters with a number: A100, RTX 4090, 910B, i7; a version alone (v4) or a generation (5G, 3D) names no product. */
const isProduct = (name: string) =>
  /\d/.test(name) && /\p{L}/u.test(name) && !/^(?:v\d{1,2}(?!\d)\S*|\d[DG])$/iu.test(name);

/**
 * A product's name without vendor, class, memory and form factor: "NVIDIA Tesla A100-80GB GPU" is the A100. A name
 * that designates no product once they are gone ("TPU v4", "Edge TPU", "NVIDIA GPU", "Tensor Core") keeps them, but
 * for the vendor of a numbered one ("Google TPU v4").
 */
export function productName(name: string): string {
  const bare = bareHardware(name);
  const withoutVendor = name.replace(TRADEMARK, '').replace(VENDOR, '').replace(VARIANT, '').trim();
  const withoutVariant = name.replace(VARIANT, '').trim();
  const product = [bare.replace(CLASS_BEFORE, ''), bare, withoutVendor].find(isProduct);
  return product ?? (ONLY_CLASS.test(withoutVariant) ? name : withoutVariant);
}

/**
 * A name without the vendor before it and the nouns of its kind behind it: "NVIDIA Hopper GPU" gives "Hopper". One
 * vendor's processors of a class ("NVIDIA GPU") stay together with the vendor.
 */
export function bareHardware(name: string): string {
  const plain = name.replace(TRADEMARK, '').trim();
  const bare = plain.replace(VENDOR, '').replace(VARIANT, '').trim().replace(KIND_NOUN, '').trim();
  return ONLY_CLASS.test(bare) && VENDOR.test(plain) ? name : bare;
}
