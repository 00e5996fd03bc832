/** The records of the API, as reporting-service/openapi.yaml describes them. */

export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFO';
export type Grade = 'A' | 'B' | 'C' | 'D' | 'F';

export type FindingState =
  | 'NEW'
  | 'TRIAGED'
  | 'IN_WORK'
  | 'FIXED'
  | 'VERIFIED'
  | 'REGRESSED'
  | 'FALSE_POSITIVE'
  | 'ACCEPTED'
  | 'DISPUTED'
  | 'RETRACTED';

export interface Page<T> {
  items: T[];
  next_page_token: string | null;
  total: { count: number; type: 'EXACT' | 'AT_LEAST' };
}

export interface Me {
  name: string;
  role: 'VIEWER' | 'ANALYST' | 'ADMIN';
  tenant: string;
}

export interface Brand {
  id: string;
  name: string;
  domains: string[];
  ranges: string[];
  excludes: string[];
  clearance: string;
  consentedBy: string;
  declaredAt: string;
  scanInterval: string;
  nextScanAt: string | null;
  grade: Grade | null;
  score: string | null;
}

export interface Stage {
  stage: string;
  known: number;
  settled: number;
  failed: number;
}

export interface Scan {
  id: string;
  brand: string;
  state: 'REQUESTED' | 'RUNNING' | 'COMPLETED';
  generation: number;
  requestedBy: string;
  requestedAt: string;
  startedAt: string | null;
  completedAt: string | null;
  lastEventAt: string | null;
  stages: Stage[];
  growing: boolean;
  stall: string | null;
  eta: { lowSeconds: number; highSeconds: number } | null;
  version: number;
}

export interface Factor {
  category: string;
  weight: string;
  score: string;
  density: string;
  effectiveAssets: number;
  coverage: string;
  provisional: boolean;
}

export interface Rating {
  brand: string;
  model: string;
  score: string;
  grade: Grade;
  managed: string;
  base: string;
  gate: string;
  coverage: string;
  openFindings: Partial<Record<Severity, number>>;
  factors: Factor[];
  lines: { category: string; text: string; loss: string; findings: string[] }[];
  computedAt: string;
}

export interface FindingRow {
  id: string;
  brand: string;
  check: string;
  title: string;
  summary: string;
  severity: Severity;
  score: string;
  state: FindingState;
  category: string;
  assetId: string;
  assetKind: string;
  assetValue: string;
  locator: string;
  firstSeenAt: string;
  changedAt: string;
}

export interface Finding {
  finding: FindingRow;
  version: number;
  qod: number;
  rule: string;
  facts: Record<string, string>;
  evidence: {
    digest: string;
    href: string;
    text: string | null;
    bytes: number;
    truncated: boolean;
  } | null;
  why: { label: string; value: string; meaning: string }[];
  fix: string[];
  curl: string | null;
  history: {
    version: number;
    state: FindingState;
    severity: Severity;
    score: string;
    summary: string;
    changedAt: string;
  }[];
  decisions: {
    decision: string;
    reason: string;
    actor: string;
    decidedAt: string;
    expiresAt: string | null;
  }[];
}

export interface AssetRow {
  id: string;
  brand: string;
  kind: string;
  value: string;
  state: string;
  confidence: number;
  tags: string[];
  title: string | null;
  openFindings: number;
  firstSeenAt: string;
  lastSeenAt: string;
  goneReason: string | null;
}

export interface Asset {
  asset: AssetRow;
  clearance: string;
  attributes: Record<string, string>;
  attribution: {
    source: string;
    fromKind: string;
    fromValue: string;
    reason: string;
    confidence: number;
    evidence: string | null;
  }[];
  changes: {
    change: string;
    before: Record<string, string>;
    after: Record<string, string>;
    changedAt: string;
  }[];
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
}
