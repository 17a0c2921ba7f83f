CREATE TABLE "team_absence" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason" text NOT NULL,
	"author" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "team_absence_order" CHECK (from_day <= to_day)
);
--> statement-breakpoint
CREATE TABLE "visit_rule" (
	"channel" text PRIMARY KEY NOT NULL,
	"setup_minutes" integer NOT NULL,
	"least_minutes" integer NOT NULL,
	"most_minutes" integer NOT NULL,
	"minutes_per_person" double precision NOT NULL,
	"hours" text NOT NULL,
	"author" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "skills" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "languages" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "kits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "hours" text;--> statement-breakpoint
ALTER TABLE "team_absence" ADD CONSTRAINT "team_absence_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_absence_team_idx" ON "team_absence" USING btree ("team_id");