using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddErasedAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "erased_at",
                schema: "payg",
                table: "customers",
                type: "timestamp with time zone",
                nullable: true);

            // An entry changes where a person is erased: its contents go, and the name of who did it says nothing. The
            // service's role is not granted that.
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay ON payg.audit_entries");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_stay BEFORE TRUNCATE ON payg.audit_entries
                FOR EACH STATEMENT EXECUTE FUNCTION payg.audit_entries_refuse()
                """);
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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay_true ON payg.audit_entries");
            migrationBuilder.Sql("DROP TRIGGER audit_entries_stay ON payg.audit_entries");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR TRUNCATE ON payg.audit_entries
                FOR EACH STATEMENT EXECUTE FUNCTION payg.audit_entries_refuse()
                """);

            migrationBuilder.DropColumn(
                name: "erased_at",
                schema: "payg",
                table: "customers");
        }
    }
}
