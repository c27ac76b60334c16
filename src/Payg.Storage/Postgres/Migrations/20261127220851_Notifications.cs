using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Notifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "email",
                schema: "payg",
                table: "users",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "email_confirmed",
                schema: "payg",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "normalized_email",
                schema: "payg",
                table: "users",
                type: "character varying(508)",
                maxLength: 508,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "mail_links",
                schema: "payg",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<short>(type: "smallint", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_links", x => x.hash);
                    table.ForeignKey(
                        name: "fk_mail_links_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "payg",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mail_opt_outs",
                schema: "payg",
                columns: table => new
                {
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_opt_outs", x => x.email);
                });

            migrationBuilder.CreateTable(
                name: "queued_alerts",
                schema: "payg",
                columns: table => new
                {
                    alert_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queued_alerts", x => x.alert_id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    types = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    secret = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    previous_secret = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    previous_secret_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_gone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<short>(type: "smallint", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: true),
                    alert_id = table.Column<long>(type: "bigint", nullable: true),
                    message_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    type = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    recipient = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    content = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    duration_ms = table.Column<int>(type: "integer", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: true),
                    response = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    error = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_deliveries_webhook_endpoints_endpoint_id",
                        column: x => x.endpoint_id,
                        principalSchema: "payg",
                        principalTable: "webhook_endpoints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                schema: "payg",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_alert_id_endpoint_id",
                schema: "payg",
                table: "deliveries",
                columns: new[] { "alert_id", "endpoint_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_endpoint_id_id",
                schema: "payg",
                table: "deliveries",
                columns: new[] { "endpoint_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_next_attempt_at",
                schema: "payg",
                table: "deliveries",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_mail_links_expires_at",
                schema: "payg",
                table: "mail_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_mail_links_user_id_purpose",
                schema: "payg",
                table: "mail_links",
                columns: new[] { "user_id", "purpose" });

            // Whichever statement stores an alert, its deliveries follow.
            migrationBuilder.Sql("""
                CREATE FUNCTION payg.alerts_queue() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO payg.queued_alerts (alert_id) VALUES (NEW.id);
                    RETURN NULL;
                END $$
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER alerts_queue AFTER INSERT ON payg.alerts
                FOR EACH ROW EXECUTE FUNCTION payg.alerts_queue()
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER alerts_queue ON payg.alerts");
            migrationBuilder.Sql("DROP FUNCTION payg.alerts_queue()");

            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "mail_links",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "mail_opt_outs",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "queued_alerts",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "webhook_endpoints",
                schema: "payg");

            migrationBuilder.DropIndex(
                name: "ix_users_normalized_email",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "email",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "email_confirmed",
                schema: "payg",
                table: "users");

            migrationBuilder.DropColumn(
                name: "normalized_email",
                schema: "payg",
                table: "users");
        }
    }
}
