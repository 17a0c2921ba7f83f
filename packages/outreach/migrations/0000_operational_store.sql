CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"visit_id" text NOT NULL,
	"version" integer NOT NULL,
	"level1" integer NOT NULL,
	"level2" integer NOT NULL,
	"absent" integer NOT NULL,
	"refused" integer NOT NULL,
	"note" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outcome_visit_id_version_pk" PRIMARY KEY("visit_id","version"),
	CONSTRAINT "outcome_counts" CHECK (least(level1, level2, absent, refused) >= 0)
);
--> statement-breakpoint
CREATE TABLE "pending_delivery" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "pending_delivery_visit_id_unique" UNIQUE("visit_id")
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"base_code" text NOT NULL,
	"people" integer NOT NULL,
	"workstations" integer NOT NULL,
	"capacity_per_hour" double precision NOT NULL,
	"loudspeaker_car" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"hard_area_id" text NOT NULL,
	"hard_area_name_vi" text NOT NULL,
	"hard_area_name_en" text NOT NULL,
	"ward_code" text NOT NULL,
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"shift" text NOT NULL,
	"status" text NOT NULL,
	"note" text,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visit_status_known" CHECK (status in ('planned', 'done', 'cancelled')),
	CONSTRAINT "visit_shift_known" CHECK (shift in ('morning', 'afternoon', 'evening'))
);
--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_delivery" ADD CONSTRAINT "pending_delivery_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "visit_team_day_shift_key" ON "visit" USING btree ("team_id","day","shift") WHERE status <> 'cancelled';--> statement-breakpoint
CREATE INDEX "visit_day_idx" ON "visit" USING btree ("day");--> statement-breakpoint
CREATE INDEX "visit_hard_area_idx" ON "visit" USING btree ("hard_area_id");