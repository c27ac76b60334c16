using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Audit;
using Payg.Storage.Model;
using Payg.Storage.Model.Audit;

namespace Payg.Service.Admin;

/// <summary>
/// The names of what the entries of one page concern. They are read with one query for each kind of thing that the page
/// has, however many entries there are.
/// </summary>
internal sealed class AuditNames
{
    private static readonly string[] s_names = ["username", "name", "url", "key"];

    private readonly Dictionary<(string Kind, string Id), string> _subjects = [];
    private readonly Dictionary<Guid, AuditCustomerResponse> _customers = [];
    private readonly Dictionary<int, AuditMeterResponse> _meters = [];
    private readonly Dictionary<Guid, Guid> _users = [];
    private readonly Dictionary<long, Noted> _noted;

    private AuditNames(IEnumerable<AuditEntryRow> rows) => _noted = rows.ToDictionary(row => row.Id, Noted.Of);

    public static async Task<AuditNames> ReadAsync(
        PaygContext context, IReadOnlyList<AuditEntryRow> rows, CancellationToken cancellationToken)
    {
        var names = new AuditNames(rows);
        await names.ReadSubjectsAsync(context, rows, cancellationToken);
        await names.ReadPeopleAsync(context, rows, cancellationToken);
        return names;
    }

    public AuditEntryResponse Show(AuditEntryRow row)
    {
        var noted = _noted[row.Id];
        var customer = row.CustomerId is { } concerned ? _customers.GetValueOrDefault(concerned) : null;
        var meter = noted.Meter is { } number ? _meters.GetValueOrDefault(number) : null;
        return new AuditEntryResponse(
            row.Id, row.At, row.ActorId, row.ActorName,
            row.ActorId is { } actor && _users.TryGetValue(actor, out var belongs) ? belongs : null,
            row.Action, row.SubjectKind, row.SubjectId,
            row.SubjectKind switch
            {
                AuditSubject.CustomerKind => customer?.Name,
                AuditSubject.MeterKind => meter?.Name ?? meter?.Key,
                _ => _subjects.GetValueOrDefault((row.SubjectKind, row.SubjectId)),
            } ?? NameIn(noted.After) ?? NameIn(noted.Before),
            customer, meter, noted.Before, noted.After, row.Address);
    }

    private async Task ReadSubjectsAsync(
        PaygContext context, IReadOnlyList<AuditEntryRow> rows, CancellationToken cancellationToken)
    {
        var invoices = Ids(AuditSubject.InvoiceKind);
        if (invoices.Count > 0)
        {
            Add(AuditSubject.InvoiceKind, await context.Invoices.Where(row => invoices.Contains(row.Id))
                .Select(row => new Named { Id = row.Id, Name = row.Number }).ToListAsync(cancellationToken));
        }

        var webhooks = Ids(AuditSubject.WebhookKind);
        if (webhooks.Count > 0)
        {
            Add(AuditSubject.WebhookKind, await context.WebhookEndpoints.Where(row => webhooks.Contains(row.Id))
                .Select(row => new Named { Id = row.Id, Name = row.Url }).ToListAsync(cancellationToken));
        }

        var journals = Ids(AuditSubject.JournalKind);
        if (journals.Count > 0)
        {
            Add(AuditSubject.JournalKind, await context.Journals.Where(row => journals.Contains(row.Id))
                .Select(row => new Named { Id = row.Id, Name = row.Host }).ToListAsync(cancellationToken));
        }

        var plans = rows.Where(row => row.SubjectKind is AuditSubject.PlanKind)
            .Select(row => row.SubjectId).Distinct(StringComparer.Ordinal).ToList();
        if (plans.Count > 0)
        {
            foreach (var plan in await context.Plans.Where(row => plans.Contains(row.Key))
                .Select(row => new { row.Key, row.Name }).ToListAsync(cancellationToken))
            {
                _subjects[(AuditSubject.PlanKind, plan.Key)] = plan.Name;
            }
        }

        var meters = _noted.Values.Select(noted => noted.Meter).OfType<int>().Distinct().ToList();
        if (meters.Count > 0)
        {
            foreach (var meter in await context.Meters.Where(row => meters.Contains(row.Id))
                .Select(row => new { row.Id, row.Key, row.Name, row.Unit }).ToListAsync(cancellationToken))
            {
                _meters[meter.Id] = new AuditMeterResponse(meter.Id, meter.Key, meter.Name, meter.Unit);
            }
        }

        List<Guid> Ids(string kind) =>
        [
            .. rows.Where(row => string.Equals(row.SubjectKind, kind, StringComparison.Ordinal))
                .Select(row => Guid.TryParse(row.SubjectId, out var id) ? id : Guid.Empty).Distinct(),
        ];
    }

    private async Task ReadPeopleAsync(
        PaygContext context, IReadOnlyList<AuditEntryRow> rows, CancellationToken cancellationToken)
    {
        // An administrator may be the actor of a whole page: users are few.
        var actors = rows.Select(row => row.ActorId).OfType<Guid>().Distinct().ToList();
        foreach (var user in await context.Users.Where(user => actors.Contains(user.Id))
            .Select(user => new { user.Id, user.CustomerId }).ToListAsync(cancellationToken))
        {
            _users[user.Id] = user.CustomerId;
        }

        var ids = rows.Select(row => row.CustomerId).OfType<Guid>().Distinct().ToList();
        foreach (var customer in await context.Customers.Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Name }).ToListAsync(cancellationToken))
        {
            _customers[customer.Id] = new AuditCustomerResponse(customer.Id, customer.Name);
        }
    }

    private void Add(string kind, IEnumerable<Named> found)
    {
        foreach (var (id, name) in found.Select(row => (row.Id, row.Name)))
        {
            if (name is not null)
                _subjects[(kind, id.ToString())] = name;
        }
    }

    /// <summary>What an entry itself calls its subject: deleted things have no other name.</summary>
    private static string? NameIn(JsonElement? value) =>
        s_names.Select(name => TextIn(value, name)).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    private static string? TextIn(JsonElement? value, string name) =>
        PropertyIn(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? PropertyIn(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var property)
            ? property
            : null;

    private sealed class Named
    {
        public Guid Id { get; init; }

        public string? Name { get; init; }
    }

    private readonly record struct Noted(JsonElement? Before, JsonElement? After, int? Meter)
    {
        public static Noted Of(AuditEntryRow row)
        {
            var (before, after) = (Json(row.Before), Json(row.After));
            var meter = row.SubjectKind is AuditSubject.MeterKind
                ? int.TryParse(row.SubjectId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null
                : Number(after, "meter_id") ?? Number(before, "meter_id");
            return new Noted(before, after, meter);
        }

        private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);

        private static int? Number(JsonElement? value, string name) =>
            PropertyIn(value, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var found)
                ? found
                : null;
    }
}
