using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FollowAccessByNumber : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

            migrationBuilder.AddColumn<int>(
                name: "scopes",
                table: "tokens",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_addresses",
                columns: table => new
                {
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_addresses", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_audit_addresses_audit_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "audit_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_addresses_address",
                table: "audit_addresses",
                column: "address");

            // Addresses move into a table of their own.
            migrationBuilder.Sql("""
                INSERT INTO audit_addresses (entry_id, address)
                SELECT id, address FROM audit_entries WHERE address IS NOT NULL
                """);
            migrationBuilder.Sql("ALTER TABLE audit_entries DROP COLUMN address");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_addresses_stay BEFORE UPDATE OR TRUNCATE ON audit_addresses
                FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_refuse()
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_changes");

            migrationBuilder.DropTable(
                name: "audit_addresses");

            migrationBuilder.DropColumn(
                name: "scopes",
                table: "tokens");

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "audit_entries",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }
    }
}
