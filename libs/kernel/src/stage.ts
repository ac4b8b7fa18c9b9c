/** The ten stages (J-05), in official order; TOPIC and INITIATION share position 1. */
export type StageCode =
  'TOPIC' | 'INITIATION' | 'SCRIPT' | 'FILING' | 'SHOOTING' | 'POST' | 'RELEASE' | 'PROMOTION' | 'EVALUATION' | 'SUMMARY';
