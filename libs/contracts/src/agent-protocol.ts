import type { ScanResultDto } from './dto/scan-result.dto';
import type { AgentHelloDto } from './dto/fleet/agent-hello.dto';
import type { AgentStateDto } from './dto/fleet/agent-state.dto';

/** What `auth` of a handshake in `/checkers` holds. */
export interface AgentAuth {
  key: string;
  agent: AgentHelloDto;
}

/** "Measure these now." In pieces of at most 4 KiB. */
export interface CheckRequest {
  /** 24 hex digits. */
  requestId: string;
  /** As which it is asked, each for every target. */
  vantages: string[];
  targets: { id: string | null; target: string }[];
  /** ISO 8601. Later answers do not count. */
  deadlineAt: string;
}

/** One answer to a request. */
export interface AgentResult {
  requestId: string;
  id: string | null;
  target: string;
  vantage: string;
  scanResult: ScanResultDto;
}

/** Whether what an agent said was taken; `why` is a sentence for whoever runs it. */
export type Acknowledgement = { ok: true } | { ok: false; why: string };

export interface ToAgentEvents {
  'check:request': (request: CheckRequest) => void;
}

export interface FromAgentEvents {
  'agent:result': (result: AgentResult, acknowledge: (answer: Acknowledgement) => void) => void;
  'agent:state': (state: AgentStateDto, acknowledge?: (answer: Acknowledgement) => void) => void;
}
