CREATE TABLE "area_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigserial NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"area_ids" jsonb NOT NULL,
	"parts" jsonb NOT NULL,
	"restriction" text,
	"until" date,
	"reason" text,
	"author" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	CONSTRAINT "area_decision_position_unique" UNIQUE("position"),
	CONSTRAINT "area_decision_restriction" CHECK ((kind = 'restrict') = (restriction is not null)),
	CONSTRAINT "area_decision_removal" CHECK ((removed_at is null) = (removed_by is null))
);
--> statement-breakpoint
CREATE TABLE "area_photo" (
	"id" text PRIMARY KEY NOT NULL,
	"area_id" text NOT NULL,
	"caption" text,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"author" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "pending_delivery" DROP CONSTRAINT "pending_delivery_visit_id_unique";--> statement-breakpoint
ALTER TABLE "pending_delivery" DROP CONSTRAINT "pending_delivery_visit_id_visit_id_fk";--> statement-breakpoint
ALTER TABLE "pending_delivery" RENAME COLUMN "visit_id" TO "subject";--> statement-breakpoint
ALTER TABLE "pending_delivery" ADD COLUMN "kind" text NOT NULL DEFAULT 'visit-outcomes';--> statement-breakpoint
ALTER TABLE "pending_delivery" ALTER COLUMN "kind" DROP DEFAULT;--> statement-breakpoint
CREATE INDEX "area_photo_area_idx" ON "area_photo" USING btree ("area_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pending_delivery_subject_key" ON "pending_delivery" USING btree ("kind","subject");--> statement-breakpoint
ALTER TABLE "pending_delivery" ADD CONSTRAINT "pending_delivery_kind_known" CHECK (kind in ('visit-outcomes', 'area-decisions'));