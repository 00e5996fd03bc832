/** Words and numbers as people read them. */

const CATEGORIES: ReadonlyMap<string, string> = new Map([
  ['nhi', 'Leaked credentials'],
  ['cyber-risk', 'Exposed systems'],
  ['web-app-hijack', 'Web applications'],
  ['data-leak', 'Open data'],
  ['supply-chain', 'How software is made'],
  ['subdomain-takeover', 'Abandoned names'],
  ['bec-phishing', 'Mail in our name'],
  ['breach-ransomware', 'Signs of a breach'],
  ['brand', 'Our brand'],
  ['mobile', 'Mobile apps'],
]);

export function categoryTitle(key: string): string {
  return CATEGORIES.get(key) ?? key;
}

/** `IN_WORK` as `in work`. */
export function plain(constant: string): string {
  return constant.toLowerCase().replaceAll('_', ' ');
}

/** A share of 1 as a percentage, rounded down: 99.9 % is not 100 %. */
export function percent(share: string | number): string {
  const value = Number(share);
  return Number.isFinite(value) ? `${Math.floor(value * 100 + 1e-9)} %` : '–';
}

/** `2026-11-22 12:00 UTC`: the same for everybody who talks about it. */
export function moment(iso: string | null | undefined): string {
  if (!iso) {
    return '–';
  }
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? '–' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** How long ago, roughly. */
export function ago(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - new Date(iso).getTime()) / 1000));
  if (seconds < 90) {
    return `${seconds} s ago`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) {
    return `${minutes} min ago`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}

/** An interval of seconds in words. */
export function between(low: number, high: number): string {
  if (high < 90) {
    return `${low} to ${high} seconds`;
  }
  const from = Math.max(1, Math.floor(low / 60));
  const to = Math.ceil(high / 60);
  return from === to ? `about ${to} minutes` : `${from} to ${to} minutes`;
}

/** Text from outside without marks that reorder or hide what is beside them. */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}
