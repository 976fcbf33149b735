-- Songs, takes, and what sounded in them.
-- Written so that it may run twice: H2 commits after every CREATE, so a crash may leave half of it.

CREATE TABLE IF NOT EXISTS song (
  id VARCHAR(80) PRIMARY KEY,
  content_hash BINARY(32) NOT NULL UNIQUE,
  title VARCHAR(500) NOT NULL,
  composer VARCHAR(500) NOT NULL,
  home_key VARCHAR(20) NOT NULL,
  tempo DOUBLE PRECISION NOT NULL,
  metre VARCHAR(20) NOT NULL,
  style VARCHAR(200) NOT NULL,
  bars INTEGER NOT NULL,
  source VARCHAR(1000) NOT NULL,
  words VARCHAR(3000) NOT NULL,
  json CHARACTER LARGE OBJECT NOT NULL,
  added TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_played TIMESTAMP(6) WITH TIME ZONE
);

CREATE TABLE IF NOT EXISTS take (
  id BIGINT GENERATED ALWAYS AS IDENTITY (NO CACHE) PRIMARY KEY,
  song_id VARCHAR(80) REFERENCES song (id),
  source VARCHAR(1000) NOT NULL,
  verb VARCHAR(20) NOT NULL,
  seed BIGINT NOT NULL,
  options VARCHAR(100000) NOT NULL,
  started TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  length_millis BIGINT,
  events INTEGER DEFAULT 0 NOT NULL,
  events_dropped BIGINT DEFAULT 0 NOT NULL,
  wav VARCHAR(4000),
  midi VARCHAR(4000),
  rating SMALLINT CHECK (rating BETWEEN 1 AND 5)
);

CREATE TABLE IF NOT EXISTS take_events (
  take_id BIGINT NOT NULL REFERENCES take (id),
  chunk INTEGER NOT NULL,
  events INTEGER NOT NULL,
  bytes VARBINARY(1000000) NOT NULL,
  PRIMARY KEY (take_id, chunk)
);
