CREATE TABLE "pilot_model" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"description" text NOT NULL,
	"wards" jsonb NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"team_hours" double precision,
	"author" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
