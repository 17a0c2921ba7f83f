-- The schema that generations had before 2026-11-25, version 1, without comments.
CREATE TYPE area_level AS ENUM ('province', 'district', 'ward');
CREATE TYPE residency AS ENUM ('permanent', 'temporary');
CREATE TYPE channel AS ENUM ('office', 'mobile-point', 'home-visit', 'factory-visit', 'boarding-house-visit', 'one-stop-counter', 'self-service');
CREATE TYPE target_kind AS ENUM ('ministry', 'plan');
CREATE TYPE site_kind AS ENUM ('boarding-house-cluster', 'factory', 'informal-subdivision', 'service-point');
CREATE TABLE "area" (
  "code" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "level" area_level NOT NULL,
  "parent_code" VARCHAR,
  "lon" DOUBLE NOT NULL,
  "lat" DOUBLE NOT NULL,
  "import_id" UINTEGER);
CREATE TABLE "event" (
  "person" UBIGINT NOT NULL,
  "level" UTINYINT NOT NULL,
  "happened_at" TIMESTAMP NOT NULL,
  "ward_code" VARCHAR NOT NULL,
  "channel" channel,
  "residency" residency,
  "cell" UBIGINT,
  "import_id" UINTEGER,
  "first_level1" BOOLEAN NOT NULL,
  "first_level2" BOOLEAN NOT NULL);
CREATE TABLE "activation_daily" (
  "ward_code" VARCHAR,
  "level" UTINYINT,
  "day" DATE,
  "residency" residency,
  "channel" channel,
  "persons" UINTEGER);
CREATE TABLE "activated_cell" (
  "cell" UBIGINT,
  "ward_code" VARCHAR,
  "level" UTINYINT,
  "residency" residency,
  "persons" UINTEGER);
CREATE TABLE "coverage_daily" (
  "level" UTINYINT,
  "day" DATE,
  "area_code" VARCHAR,
  "area_level" area_level,
  "activated" UINTEGER,
  "provisional" UINTEGER);
CREATE TABLE "eligible" (
  "ward_code" VARCHAR,
  "cell" UBIGINT,
  "residency" residency,
  "people" INTEGER,
  "counted_day" DATE,
  "import_id" UINTEGER);
CREATE TABLE "eligible_in_force" (
  "area_code" VARCHAR,
  "from_day" DATE,
  "permanent" UINTEGER,
  "temporary" UINTEGER,
  "counted_day" DATE);
CREATE TABLE "target" (
  "area_code" VARCHAR,
  "kind" target_kind,
  "people" INTEGER,
  "from_day" DATE,
  "to_day" DATE,
  "import_id" UINTEGER);
CREATE TABLE "site" (
  "site_id" VARCHAR,
  "name" VARCHAR,
  "kind" site_kind,
  "ward_code" VARCHAR,
  "lon" DOUBLE,
  "lat" DOUBLE,
  "size" INTEGER,
  "hours" VARCHAR,
  "import_id" UINTEGER);
CREATE TABLE "visit_outcome" (
  "visit_id" VARCHAR,
  "version" INTEGER,
  "ward_code" VARCHAR,
  "day" DATE,
  "channel" channel,
  "level1" INTEGER,
  "level2" INTEGER,
  "absent" INTEGER,
  "refused" INTEGER,
  "import_id" UINTEGER);
CREATE TABLE "hard_area" (
  "id" VARCHAR,
  "name_vi" VARCHAR,
  "name_en" VARCHAR,
  "kind" VARCHAR,
  "ward_code" VARCHAR,
  "ward_name" VARCHAR,
  "lon" DOUBLE,
  "lat" DOUBLE,
  "eligible" INTEGER,
  "activated" INTEGER,
  "remaining" INTEGER,
  "temporary_share" DOUBLE,
  "hardness" DOUBLE,
  "confidence" DOUBLE,
  "best_hours_vi" VARCHAR,
  "best_hours_en" VARCHAR,
  "reasons" JSON,
  "missing_inputs" JSON,
  "polygon" JSON);
CREATE TABLE "boundary" (
  "vintage" VARCHAR,
  "approximate" BOOLEAN,
  "source" VARCHAR,
  "bbox" DOUBLE[],
  "features" JSON,
  "import_id" UINTEGER);
CREATE TABLE "campaign" (
  "id" VARCHAR,
  "start_day" DATE,
  "end_day" DATE,
  "headline_level" UTINYINT,
  "ministry_target" INTEGER,
  "plan" INTEGER,
  "definition" JSON);
CREATE TABLE "import" (
  "import_id" UINTEGER NOT NULL,
  "file" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL,
  "sha256" VARCHAR NOT NULL,
  "bytes" UBIGINT NOT NULL,
  "rows_read" UBIGINT NOT NULL,
  "accepted" UBIGINT NOT NULL,
  "quarantined" UBIGINT NOT NULL,
  "duplicate" UBIGINT NOT NULL,
  "generation" UINTEGER NOT NULL,
  "imported_at" TIMESTAMPTZ NOT NULL,
  "elapsed_ms" UINTEGER NOT NULL, CHECK (accepted + quarantined + duplicate = rows_read));
CREATE TABLE "quarantine" (
  "import_id" UINTEGER,
  "row" UBIGINT,
  "column_name" VARCHAR,
  "value" VARCHAR,
  "rule" VARCHAR,
  "reason_vi" VARCHAR,
  "reason_en" VARCHAR,
  "raw" JSON);
CREATE VIEW first_activation AS SELECT person, 1::UTINYINT AS level, happened_at::DATE AS day, happened_at, ward_code, residency, channel, cell FROM event WHERE first_level1 UNION ALL SELECT person, 2::UTINYINT AS level, happened_at::DATE AS day, happened_at, ward_code, residency, channel, cell FROM event WHERE first_level2;
INSERT INTO area VALUES
  ('74', 'Tỉnh Bình Dương', 'province', NULL, 106.66, 11.1, 1),
  ('718', 'Thành phố Thủ Dầu Một', 'district', '74', 106.66, 10.98, 1),
  ('25741', 'Phường Hiệp Thành', 'ward', '718', 106.66, 10.998, 1),
  ('25744', 'Phường Phú Lợi', 'ward', '718', 106.675, 10.985, 1);
INSERT INTO event VALUES
  (1, 1, '2023-07-20 08:00', '25741', 'office', 'permanent', NULL, 2, true, false),
  (1, 2, '2023-07-22 08:00', '25741', 'office', 'permanent', 622236750694711295, 2, false, true),
  (2, 2, '2023-07-21 08:00', '25744', 'home-visit', 'temporary', NULL, 2, true, true),
  (2, 2, '2023-07-25 08:00', '25744', 'home-visit', 'temporary', NULL, 2, false, false);
INSERT INTO coverage_daily VALUES (1, '2023-07-20', '74', 'province', 1, 0);
INSERT INTO eligible VALUES ('25741', NULL, 'permanent', 10, '2023-07-01', 3);
INSERT INTO site VALUES
  ('S1', 'Công ty A', 'factory', '25741', 106.66, 10.99, 300, '11:30–12:30', 4);
INSERT INTO import VALUES
  (1, 'areas.csv', 'areas', 'a', 1, 4, 4, 0, 0, 1, '2023-08-01 00:00:00+07', 5),
  (2, 'events.csv', 'activations', 'b', 1, 5, 4, 1, 0, 1, '2023-08-01 00:00:00+07', 5),
  (3, 'eligible.csv', 'eligible', 'c', 1, 1, 1, 0, 0, 1, '2023-08-01 00:00:00+07', 5),
  (4, 'sites.csv', 'sites', 'd', 1, 1, 1, 0, 0, 1, '2023-08-01 00:00:00+07', 5);
INSERT INTO quarantine VALUES
  (2, 5, 'Mức', '3', 'number-invalid', 'sai', 'wrong', '{"Mức": "3"}');
