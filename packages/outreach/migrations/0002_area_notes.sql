CREATE TABLE "area_note" (
	"id" text PRIMARY KEY NOT NULL,
	"area_code" text NOT NULL,
	"vintage" text,
	"author" text NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "area_note_area_idx" ON "area_note" USING btree ("area_code");