const VENDOR =
  /^(?:(?:NVIDIA|AMD|Intel|Google|Apple|Huawei|Xilinx|Qualcomm|Samsung|Arm|IBM|Graphcore|Cerebras|SambaNova|Broadcom|Microsoft|AWS|Amazon|Meta|NXP|MediaTek|GeForce|Tesla|the)(?:['’]s|\s?\((?:R|TM)\)|[®™])?[\s-]+)+(?=\S)/iu;
const CLASS = 'GPUs?|CPUs?|TPUs?|NPUs?|IPUs?|FPGAs?|ASICs?|SoCs?|MCUs?|DSPs?';
const KIND_NOUN = new RegExp(
  `(?<=\\S)(?:[\\s-]+(?:Tensor[\\s-]Core[\\s-](?=GPU)|${CLASS}|accelerators?|processors?|boards?|devices?|cards?|chips?|modules?|nodes?|platforms?|machines?|superchips?|architectures?|developer kits?|dev kits?))+$`,
  'iu',
);
const CLASS_BEFORE = new RegExp(`^(?:${CLASS})[\\s-]+(?=\\S)`, 'iu');
/** Memory and form factor, which products of one name come in. */
const VARIANT =
  /[\s-]*(?<![\p{L}\p{N}.])(?:\d+(?:\.\d+)?\s?Gi?B|(?:8|16|24|32|40|48|64|80|94|96|128|141|192)G|SXM[\s-]?\d?|PCI-?e)(?![\p{L}\p{N}])(?:\s(?:memory|VRAM|RAM))?/giu;

/** Letters with a number: A100, RTX 4090, 910B, i7; a version alone (v4) or a generation (5G, 3D) names no product. */
const isProduct = (name: string) => /\d/.test(name) && /\p{L}/u.test(name) && !/^(?:v\d\S*|\d[DG])$/iu.test(name);

/**
 * A product's name without vendor, class, memory and form factor: "NVIDIA Tesla A100-80GB GPU" is the A100. A name
 * that designates no product once they are gone ("TPU v4", "Edge TPU", "NVIDIA GPU", "Tensor Core") stays whole, but
 * for the vendor of a numbered one ("Google TPU v4").
 */
export function productFold(name: string): string {
  const bare = bareHardware(name).replace(VARIANT, '').trim();
  const withoutClass = bare.replace(CLASS_BEFORE, '');
  const withoutVendor = name.replace(VENDOR, '').replace(VARIANT, '').trim();
  return [withoutClass, bare, withoutVendor].find(isProduct) ?? name;
}

/** A name without the vendor before it and the nouns of its kind behind it: "NVIDIA Hopper GPU" gives "Hopper". */
export function bareHardware(name: string): string {
  return name.replace(VENDOR, '').replace(VARIANT, '').trim().replace(KIND_NOUN, '').trim();
}
