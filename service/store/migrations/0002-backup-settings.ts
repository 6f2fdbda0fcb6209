/** How often backups are made, where else they go, and when one was last proved. */
export const backupSettings = `
CREATE TABLE backup_settings (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  second_folder TEXT,
  every_minutes INTEGER NOT NULL,
  last_drill_at TEXT,
  version INTEGER NOT NULL
) STRICT;
INSERT INTO backup_settings (only, second_folder, every_minutes, last_drill_at, version) VALUES (1, NULL, 60, NULL, 1);
`;
