using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SecureAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tokens_user_id",
                schema: "payg",
                table: "tokens");

            migrationBuilder.AddColumn<bool>(
                name: "must_change_password",
                schema: "payg",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "name_skeleton",
                schema: "payg",
                table: "users",
                type: "character varying(1200)",
                maxLength: 1200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "totp_enabled_at",
                schema: "payg",
                table: "users",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "totp_last_step",
                schema: "payg",
                table: "users",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "totp_secret",
                schema: "payg",
                table: "users",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "address",
                schema: "payg",
                table: "tokens",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "authenticated_at",
                schema: "payg",
                table: "tokens",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "client",
                schema: "payg",
                table: "tokens",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "idle_seconds",
                schema: "payg",
                table: "tokens",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "notices",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    client = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "payg",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "payg",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.user_id, x.hash });
                    table.ForeignKey(
                        name: "fk_recovery_codes_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "payg",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                schema: "payg",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_locked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_attempts", x => new { x.user_id, x.source });
                });

            migrationBuilder.CreateIndex(
                name: "ix_users_name_skeleton",
                schema: "payg",
                table: "users",
                column: "name_skeleton",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tokens_user_id_kind",
                schema: "payg",
                table: "tokens",
                columns: new[] { "user_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_delivered_at",
                schema: "payg",
                table: "notices",
                column: "delivered_at");

            migrationBuilder.CreateIndex(
                name: "ix_notices_user_id_id",
                schema: "payg",
                table: "notices",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_attempts_since",
                schema: "payg",
                table: "sign_in_attempts",
                column: "since");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notices",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "protection_keys",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "sign_in_attempts",
                schema: "payg");

            migrationBuilder.DropIndex(
                name: "ix_users_name_skeleton",
                schema: "payg",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_tokens_user_id_kind",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "must_change_password",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "name_skeleton",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "totp_enabled_at",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "totp_last_step",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "totp_secret",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "address",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "authenticated_at",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "client",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "idle_seconds",
                schema: "payg",
                table: "tokens");

            migrationBuilder.CreateIndex(
                name: "ix_tokens_user_id",
                schema: "payg",
                table: "tokens",
                column: "user_id");
        }
    }
}
