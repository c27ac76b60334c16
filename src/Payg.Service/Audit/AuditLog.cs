using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Payg.Metering.Authenticate;
using Payg.Storage.Model;
using Payg.Storage.Model.Audit;

namespace Payg.Service.Audit;

/// <summary>
/// Notes who did what. An entry is stored by the same <c>SaveChanges</c> as the change that it describes, so there is
/// never one without the other. Callers pass no secret: neither a password, a token nor a hash of one.
/// </summary>
internal sealed class AuditLog(PaygContext context, IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>What the customer is called in a change of something else, the first of which counts.</summary>
    private static readonly string[] s_customers = ["customer_id", "customer"];

    /// <summary>Notes what the caller of a request did.</summary>
    /// <param name="before">What was there before, to be shown as JSON; null: nothing, that may be shown.</param>
    /// <param name="after">What is there now, to be shown as JSON; null: nothing, that may be shown.</param>
    public void Add(
        HttpContext request, string action, AuditSubject subject, object? before = null, object? after = null)
    {
        var caller = request.Features.Get<Caller>()?.Credential;
        Add(request, new AuditActor(caller?.UserId, caller?.Username), action, subject, before, after);
    }

    /// <summary>Notes what someone did who is not, or not yet, the caller of a request, as at a login.</summary>
    public void Add(
        HttpContext request,
        AuditActor actor,
        string action,
        AuditSubject subject,
        object? before = null,
        object? after = null) =>
        Add(actor, action, subject, before, after, request.Connection.RemoteIpAddress?.ToString());

    public void Add(FailedLogin login, int attempts) =>
        Add(AuditActor.Unknown, login.Action, login.Subject, null, new { Attempts = attempts }, login.Address);

    /// <summary>Notes what was done at the machine itself, by a command or a start, and not by a request.</summary>
    public void AddOwn(string action, AuditSubject subject, object after) =>
        Add(AuditActor.Operator, action, subject, null, after, null);

    private void Add(
        AuditActor actor, string action, AuditSubject subject, object? before, object? after, string? address)
    {
        var (shownBefore, shownAfter) = (Write(before), Write(after));
        context.AuditEntries.Add(new AuditEntryRow
        {
            At = clock.GetUtcNow(),
            ActorId = actor.UserId,
            ActorName = actor.Name,
            Action = action,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            CustomerId = CustomerOf(subject, shownBefore, shownAfter),
            Before = shownBefore?.GetRawText(),
            After = shownAfter?.GetRawText(),
            Address = address,
        });
    }

    /// <summary>The customer whom an entry concerns: its subject, or whom the change names.</summary>
    private static Guid? CustomerOf(AuditSubject subject, JsonElement? before, JsonElement? after)
    {
        var id = subject.Kind is AuditSubject.CustomerKind
            ? subject.Id
            : s_customers.SelectMany(name => new[] { IdIn(after, name), IdIn(before, name) })
                .FirstOrDefault(found => found is not null);
        return Guid.TryParse(id, out var customer) ? customer : null;
    }

    private static string? IdIn(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var property)
            && property.ValueKind is JsonValueKind.String
            ? property.GetString()
            : null;

    private JsonElement? Write(object? value) => value is null
        ? null
        : JsonSerializer.SerializeToElement(value, value.GetType(), json.Value.SerializerOptions);
}

/// <param name="UserId">The user; null: nobody who is known.</param>
/// <param name="Name">The user's name; null where nobody is known.</param>
internal readonly record struct AuditActor(Guid? UserId, string? Name)
{
    public static AuditActor Unknown => default;

    /// <summary>the operator. No user has this name: there is a space in it.</summary>
    public static AuditActor Operator => new(null, AuditEntryRow.Operator);
}
