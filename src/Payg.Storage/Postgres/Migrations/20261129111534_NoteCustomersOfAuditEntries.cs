using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NoteCustomersOfAuditEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "customer_id",
                schema: "payg",
                table: "audit_entries",
                type: "uuid",
                nullable: true);

            // Entries cannot change; nothing but this fills in what they have said since they were added. The trigger
            // is back before anyone else sees the table.
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay_true ON payg.audit_entries");
            migrationBuilder.Sql("""
                UPDATE payg.audit_entries SET customer_id = CASE subject_kind
                    WHEN 'key' THEN (SELECT users.customer_id FROM payg.users WHERE users.id = audit_entries.actor_id)
                    ELSE CAST(substring(
                        CASE subject_kind WHEN 'customer' THEN subject_id ELSE coalesce(
                            CAST(after AS jsonb) ->> 'customer_id', CAST(before AS jsonb) ->> 'customer_id',
                            CAST(after AS jsonb) ->> 'customer', CAST(before AS jsonb) ->> 'customer') END
                        FROM '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$') AS uuid) END
                WHERE subject_kind = 'key' OR (subject_kind = 'customer' AND subject_id <> 'unknown')
                    OR after LIKE '%"customer%' OR before LIKE '%"customer%'
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_stay_true BEFORE UPDATE ON payg.audit_entries
                FOR EACH ROW WHEN (
                    (NEW.id, NEW.at, NEW.actor_id, NEW.action, NEW.subject_kind, NEW.subject_id, NEW.customer_id)
                        IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor_id, OLD.action, OLD.subject_kind, OLD.subject_id, OLD.customer_id)
                    OR (NEW.before IS NOT NULL AND NEW.before IS DISTINCT FROM OLD.before)
                    OR (NEW.after IS NOT NULL AND NEW.after IS DISTINCT FROM OLD.after)
                    OR (NEW.actor_name IS DISTINCT FROM OLD.actor_name AND coalesce(NEW.actor_name, '') NOT LIKE 'erased-%'))
                EXECUTE FUNCTION payg.audit_entries_refuse()
                """);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_customer_id_id",
                schema: "payg",
                table: "audit_entries",
                columns: new[] { "customer_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay_true ON payg.audit_entries");
            migrationBuilder.DropIndex(
                name: "ix_audit_entries_customer_id_id",
                schema: "payg",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "customer_id",
                schema: "payg",
                table: "audit_entries");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_stay_true BEFORE UPDATE ON payg.audit_entries
                FOR EACH ROW WHEN (
                    (NEW.id, NEW.at, NEW.actor_id, NEW.action, NEW.subject_kind, NEW.subject_id)
                        IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor_id, OLD.action, OLD.subject_kind, OLD.subject_id)
                    OR (NEW.before IS NOT NULL AND NEW.before IS DISTINCT FROM OLD.before)
                    OR (NEW.after IS NOT NULL AND NEW.after IS DISTINCT FROM OLD.after)
                    OR (NEW.actor_name IS DISTINCT FROM OLD.actor_name AND coalesce(NEW.actor_name, '') NOT LIKE 'erased-%'))
                EXECUTE FUNCTION payg.audit_entries_refuse()
                """);
        }
    }
}
