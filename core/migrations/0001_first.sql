-- Words and numbers that are not evidence: the app, the current subject, the time mark.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One chain for the install and one for each subject.
CREATE TABLE chain (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE -- 'install', or the subject's random reference
) STRICT;

-- The ledger: canonical bytes, each hashed with the entry before it. Rows are only ever added.
CREATE TABLE entry (
    chain    INTEGER NOT NULL REFERENCES chain (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    bytes    BLOB NOT NULL,
    hash     BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (chain, sequence)
) STRICT, WITHOUT ROWID;

-- The text of every manifest that an entry names, so that what was agreed to can be read later.
CREATE TABLE manifest (
    hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The state folded up to a checkpoint entry, whose body holds the state's hash.
CREATE TABLE snapshot (
    chain    INTEGER PRIMARY KEY REFERENCES chain (id),
    sequence INTEGER NOT NULL, -- of the checkpoint entry
    state    BLOB NOT NULL
) STRICT;

-- What was used, how often, first and last: never values.
CREATE TABLE usage (
    subject TEXT NOT NULL,
    "use"   TEXT NOT NULL, -- feature.use
    count   INTEGER NOT NULL,
    first   INTEGER NOT NULL, -- milliseconds since the epoch
    last    INTEGER NOT NULL,
    PRIMARY KEY (subject, "use")
) STRICT, WITHOUT ROWID;

-- What was taken under a budget that outlives the process, as long as it counts.
CREATE TABLE spent (
    "use"  TEXT NOT NULL, -- feature.use
    launch INTEGER NOT NULL,
    at     INTEGER NOT NULL -- milliseconds since the epoch
) STRICT;
CREATE INDEX spent_by_use ON spent ("use", at);

-- What must be erasable, sealed under a key of the subject's own that lies in placet.keys: nothing here is hashed into
-- the ledger, and nothing of it can be read once that key is destroyed.
CREATE TABLE subject (
    name   TEXT PRIMARY KEY,
    key    BLOB NOT NULL CHECK (length(key) = 16), -- names the key
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Free texts, named in the ledger by a salted hash alone.
CREATE TABLE text (
    subject TEXT NOT NULL,
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    key     BLOB NOT NULL CHECK (length(key) = 16),
    sealed  BLOB NOT NULL,
    PRIMARY KEY (subject, hash)
) STRICT, WITHOUT ROWID;
