using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NoteCustomersOfAuditEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "customer_id",
                table: "audit_entries",
                type: "TEXT",
                nullable: true);

            // Entries cannot change; nothing but this fills in what they have said since they were added. The trigger
            // is back before anyone else sees the table. Ids are kept in upper case.
            migrationBuilder.Sql("DROP TRIGGER audit_entries_refuse_update");
            migrationBuilder.Sql("""
                UPDATE audit_entries SET customer_id = CASE subject_kind
                    WHEN 'key' THEN (SELECT users.customer_id FROM users WHERE users.id = audit_entries.actor_id)
                    WHEN 'customer' THEN upper(subject_id)
                    ELSE upper(coalesce(
                        json_extract(after, '$.customer_id'), json_extract(before, '$.customer_id'),
                        json_extract(after, '$.customer'), json_extract(before, '$.customer'))) END
                WHERE subject_kind = 'key' OR (subject_kind = 'customer' AND subject_id <> 'unknown')
                    OR after LIKE '%"customer%' OR before LIKE '%"customer%'
                """);
            migrationBuilder.Sql("""
                UPDATE audit_entries SET customer_id = NULL
                WHERE customer_id NOT LIKE '________-____-____-____-____________'
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries
                WHEN (NEW.id, NEW.at, NEW.actor_id, NEW.action, NEW.subject_kind, NEW.subject_id, NEW.customer_id)
                        IS NOT (OLD.id, OLD.at, OLD.actor_id, OLD.action, OLD.subject_kind, OLD.subject_id, OLD.customer_id)
                    OR (NEW.before IS NOT NULL AND NEW.before IS NOT OLD.before)
                    OR (NEW.after IS NOT NULL AND NEW.after IS NOT OLD.after)
                    OR (NEW.actor_name IS NOT OLD.actor_name AND coalesce(NEW.actor_name, '') NOT LIKE 'erased-%')
                BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END
                """);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_customer_id_id",
                table: "audit_entries",
                columns: new[] { "customer_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_entries_refuse_update");
            migrationBuilder.DropIndex(
                name: "ix_audit_entries_customer_id_id",
                table: "audit_entries");

            // EF Core would copy the table and lose its other trigger.
            migrationBuilder.Sql("ALTER TABLE audit_entries DROP COLUMN customer_id");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries
                WHEN (NEW.id, NEW.at, NEW.actor_id, NEW.action, NEW.subject_kind, NEW.subject_id)
                        IS NOT (OLD.id, OLD.at, OLD.actor_id, OLD.action, OLD.subject_kind, OLD.subject_id)
                    OR (NEW.before IS NOT NULL AND NEW.before IS NOT OLD.before)
                    OR (NEW.after IS NOT NULL AND NEW.after IS NOT OLD.after)
                    OR (NEW.actor_name IS NOT OLD.actor_name AND coalesce(NEW.actor_name, '') NOT LIKE 'erased-%')
                BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END
                """);
        }
    }
}
