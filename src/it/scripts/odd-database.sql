-- A database with what is easily lost on the way into a dump and back.
CREATE TABLE orders (id bigserial PRIMARY KEY, embedding public.vector(3), note text, payload bytea, at timestamptz);
INSERT INTO orders (embedding, note, payload, at) VALUES
  ('[1,2.5,-3]', E'Gr\u00fc\u00dfe \u65e5\u672c \U0001F680', '\x00ff0a0d5c', '2026-11-21 01:00:00+03'),
  ('[0,0,1e-7]', E'tab\there\nnew line\\ backslash \\. end', '\x', 'infinity'),
  (NULL, '', NULL, NULL);
CREATE INDEX ON orders USING hnsw (embedding vector_l2_ops);
GRANT SELECT ON orders TO watch;
COMMENT ON TABLE orders IS 'it''s a comment';
SELECT setval('orders_id_seq', 4711);

CREATE SCHEMA "odd schema";
CREATE TABLE "odd schema".empty (n int);
CREATE TYPE "odd schema"."Mood; DROP" AS ENUM ('ok', 'it''s');
CREATE DOMAIN "odd schema".positive AS int CHECK (VALUE > 0);
CREATE TABLE "odd schema"."Ta""ble with 'quotes' $1" (
  "select" "odd schema"."Mood; DROP" DEFAULT 'ok',
  "Größe" "odd schema".positive,
  twice int GENERATED ALWAYS AS ("Größe" * 2) STORED,
  "order" bigint REFERENCES orders (id)
);
INSERT INTO "odd schema"."Ta""ble with 'quotes' $1" VALUES ('it''s', 7, DEFAULT, 1);

CREATE TABLE events (at date NOT NULL, n int) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events SELECT '2026-01-01'::date + g, g FROM generate_series(0, 99) AS g;
CREATE STATISTICS events_at_n ON at, n FROM events;

CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := NEW.n + 1; RETURN NEW; END $$;
CREATE TRIGGER stamp BEFORE INSERT ON events_2026 FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE VIEW recent AS SELECT * FROM events WHERE n > 90;
CREATE MATERIALIZED VIEW total AS SELECT sum(n) AS n FROM events;
CREATE TYPE pair AS (a int, b text);
CREATE AGGREGATE joined (text) (SFUNC = textcat, STYPE = text);
CREATE COLLATION german (provider = icu, locale = 'de-DE');

SELECT lo_from_bytea(70001, decode(repeat('00ff10', 10000), 'hex'));
SELECT lo_from_bytea(70002, '');
