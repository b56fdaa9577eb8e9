/**
 * What checkers and the API say to each other. A second entry point because its nested bodies need `reflect-metadata`,
 * which the dashboard does not load.
 */
export { BulkUpdateDto } from './dto/bulk-update.dto';
export { ListUrlsDto } from './dto/list-urls.dto';
export { RecordScanDto } from './dto/record-scan.dto';
export { AgentHelloDto } from './dto/fleet/agent-hello.dto';
export { AgentResultDto } from './dto/fleet/agent-result.dto';
export { AgentRoundDto, AgentStateDto } from './dto/fleet/agent-state.dto';
export type * from './agent-protocol';
export { ScanResultDto } from './dto/scan-result.dto';
export type { BulkUpdateResultDto, RecordedScanDto, UrlDto } from './checker-responses';
