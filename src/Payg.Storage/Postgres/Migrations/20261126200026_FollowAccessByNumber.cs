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
                schema: "payg",
                table: "tokens",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_changes",
                schema: "payg",
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
                schema: "payg",
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
                        principalSchema: "payg",
                        principalTable: "audit_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_addresses_address",
                schema: "payg",
                table: "audit_addresses",
                column: "address");

            // Addresses move into a table of their own.
            migrationBuilder.Sql("""
                INSERT INTO payg.audit_addresses (entry_id, address)
                SELECT id, address FROM payg.audit_entries WHERE address IS NOT NULL
                """);
            migrationBuilder.Sql("ALTER TABLE payg.audit_entries DROP COLUMN address");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_addresses_stay BEFORE UPDATE OR TRUNCATE ON payg.audit_addresses
                FOR EACH STATEMENT EXECUTE FUNCTION payg.audit_entries_refuse()
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_changes",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "audit_addresses",
                schema: "payg");

            migrationBuilder.DropColumn(
                name: "scopes",
                schema: "payg",
                table: "tokens");

            migrationBuilder.AddColumn<string>(
                name: "address",
                schema: "payg",
                table: "audit_entries",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }
    }
}
