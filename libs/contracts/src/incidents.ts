/** Bodies about incidents that are nested, and so need `reflect-metadata`, which the dashboard does not load. */
export { AcknowledgeIncidentsDto } from './dto/acknowledge-incidents.dto';
export { CreateMuteDto, MuteScopeDto } from './dto/create-mute.dto';
