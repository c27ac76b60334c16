using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Settings;
using Payg.Service.Deliveries;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Notifications;

namespace Payg.Service.Mail;

internal static class MailEndpoints
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<MailOptions>(MailOptions.Section);
        builder.Services.AddSingleton<MailContent>();
        builder.Services.AddSingleton<MailLinks>();
        builder.Services.AddSingleton<MailComposer>();
        builder.Services.AddSingleton<IDeliveryChannel, MailChannel>();
        builder.Services.AddScoped<MailQueue>();
    }

    public static void MapMail(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/mail/unsubscribe", UnsubscribeAsync).WithName("unsubscribe").WithTags("Accounts")
            .WithSummary("Unsubscribe from alerts")
            .WithDescription("Ends alerts by e-mail to the address that a link in such an e-mail names. Programs that "
                + "read e-mail post to it as RFC 8058 says; the body is not read.")
            .AllowAnonymous().ProducesProblems(400, 503);

    private static async Task<Results<NoContent, ProblemHttpResult>> UnsubscribeAsync(
        PaygContext context,
        MailLinks links,
        IDatabaseFaults faults,
        TimeProvider clock,
        [Description("The secret in the link")] string? token,
        CancellationToken cancellationToken)
    {
        if (links.AddressOf(token ?? "") is not { } address)
            return Problems.Of(StatusCodes.Status400BadRequest, "invalid_link", "This link is not valid.");
        if (await context.MailOptOuts.AnyAsync(row => row.Email == address, cancellationToken))
            return TypedResults.NoContent();
        context.MailOptOuts.Add(new MailOptOutRow { Email = address, CreatedAt = clock.GetUtcNow() });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            // Another request has just done the same.
        }

        return TypedResults.NoContent();
    }
}
