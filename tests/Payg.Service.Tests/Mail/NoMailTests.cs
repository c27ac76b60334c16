using System.Net;
using System.Net.Http.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Mail;

/// <summary>A service without a mail server.</summary>
public sealed class NoMailTests(SqliteService service) : IClassFixture<SqliteService>
{
    [Fact]
    public async Task WhatNeedsMail_WithoutAServer_SaysSo()
    {
        var customer = await service.NewCustomerAsync();
        using var forgotten = await service.Client.PostAsJsonAsync(
            "/api/auth/password/forgot", new { email = "ann@example.com" });
        using var set = await customer.SendJsonAsync(
            HttpMethod.Put, "/api/account/email", new { email = "ann@example.com" });

        await forgotten.AssertProblemAsync(HttpStatusCode.Conflict, "mail_not_set_up");
        await set.AssertProblemAsync(HttpStatusCode.Conflict, "mail_not_set_up");
    }
}
