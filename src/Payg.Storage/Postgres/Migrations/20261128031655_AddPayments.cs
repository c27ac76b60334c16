using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "overdue_at",
                schema: "payg",
                table: "invoices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "payment_accounts",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_ref = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    is_auto_top_up = table.Column<bool>(type: "boolean", nullable: false),
                    threshold_minor = table.Column<long>(type: "bigint", nullable: false),
                    increment_minor = table.Column<long>(type: "bigint", nullable: false),
                    monthly_max_minor = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_accounts", x => x.customer_id);
                    table.ForeignKey(
                        name: "fk_payment_accounts_customers_customer_id",
                        column: x => x.customer_id,
                        principalSchema: "payg",
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment_events",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    type = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_methods",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_ref = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    brand = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    last4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    exp_month = table.Column<int>(type: "integer", nullable: false),
                    exp_year = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_methods", x => new { x.customer_id, x.id });
                    table.ForeignKey(
                        name: "fk_payment_methods_customers_customer_id",
                        column: x => x.customer_id,
                        principalSchema: "payg",
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment_refunds",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    taken_units = table.Column<long>(type: "bigint", nullable: false),
                    taken_fraction = table.Column<int>(type: "integer", nullable: false),
                    provider_ref = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    idempotency_key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_refunds", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "payments",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<short>(type: "smallint", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    minor_digits = table.Column<short>(type: "smallint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    provider = table.Column<short>(type: "smallint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    method_id = table.Column<Guid>(type: "uuid", nullable: true),
                    provider_ref = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    charge_ref = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    failure_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    failure_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    checkout_url = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    idempotency_key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    reference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    succeeded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => new { x.customer_id, x.id });
                    table.ForeignKey(
                        name: "fk_payments_customers_customer_id",
                        column: x => x.customer_id,
                        principalSchema: "payg",
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_accounts_provider_ref",
                schema: "payg",
                table: "payment_accounts",
                column: "provider_ref",
                unique: true,
                filter: "provider_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_events_received_at",
                schema: "payg",
                table: "payment_events",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_methods_provider_ref",
                schema: "payg",
                table: "payment_methods",
                column: "provider_ref",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_customer_id_payment_id",
                schema: "payg",
                table: "payment_refunds",
                columns: new[] { "customer_id", "payment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_payment_id_idempotency_key",
                schema: "payg",
                table: "payment_refunds",
                columns: new[] { "payment_id", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_provider_ref",
                schema: "payg",
                table: "payment_refunds",
                column: "provider_ref",
                unique: true,
                filter: "provider_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_updated_at",
                schema: "payg",
                table: "payment_refunds",
                column: "updated_at",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_payments_charge_ref",
                schema: "payg",
                table: "payments",
                column: "charge_ref",
                unique: true,
                filter: "charge_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_customer_id",
                schema: "payg",
                table: "payments",
                column: "customer_id",
                unique: true,
                filter: "purpose = 2 AND state IN (0, 1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_payments_customer_id_idempotency_key",
                schema: "payg",
                table: "payments",
                columns: new[] { "customer_id", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_id",
                schema: "payg",
                table: "payments",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_invoice_id",
                schema: "payg",
                table: "payments",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_invoice_id1",
                schema: "payg",
                table: "payments",
                column: "invoice_id",
                unique: true,
                filter: "invoice_id IS NOT NULL AND state IN (0, 1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_payments_next_attempt_at",
                schema: "payg",
                table: "payments",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_provider_ref",
                schema: "payg",
                table: "payments",
                column: "provider_ref",
                unique: true,
                filter: "provider_ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_updated_at",
                schema: "payg",
                table: "payments",
                column: "updated_at",
                filter: "state IN (0, 1, 2)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payment_accounts",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "payment_events",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "payment_methods",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "payment_refunds",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "payments",
                schema: "payg");

            migrationBuilder.DropColumn(
                name: "overdue_at",
                schema: "payg",
                table: "invoices");
        }
    }
}
