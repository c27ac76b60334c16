using System.Text.Json;

namespace Payg.Service.Admin;

/// <summary>Something that was done.</summary>
/// <param name="Id">The entry's number, rising.</param>
/// <param name="At">When it was done.</param>
/// <param name="ActorId">The user who did it; null: nobody who is known, or <c>payg operator</c>.</param>
/// <param name="Actor">
/// The user's name then; <c>payg operator</c>: the command <c>payg</c> or the first start; null: nobody who is known.
/// </param>
/// <param name="ActorCustomer">The customer whom the user belongs to; null: not known.</param>
/// <param name="Action">What was done, such as price.created.</param>
/// <param name="SubjectKind">What kind of thing it was done to, such as price.</param>
/// <param name="SubjectId">Which one it was done to.</param>
/// <param name="SubjectName">
/// What that is called now, or was called when it was deleted; null: it is known by its id alone.
/// </param>
/// <param name="Customer">The customer whom it concerns; null: not one customer.</param>
/// <param name="Meter">The meter that it concerns; null: not one meter.</param>
/// <param name="Before">What was there before; null: nothing, or nothing that may be shown.</param>
/// <param name="After">What was there afterwards; null: nothing, or nothing that may be shown.</param>
/// <param name="Address">The address that the request came from.</param>
internal sealed record AuditEntryResponse(
    long Id,
    DateTimeOffset At,
    Guid? ActorId,
    string? Actor,
    Guid? ActorCustomer,
    string Action,
    string SubjectKind,
    string SubjectId,
    string? SubjectName,
    AuditCustomerResponse? Customer,
    AuditMeterResponse? Meter,
    JsonElement? Before,
    JsonElement? After,
    string? Address);

/// <summary>A customer whom an entry concerns.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Name">What they are called now.</param>
internal sealed record AuditCustomerResponse(Guid Id, string Name);

/// <summary>A meter that an entry concerns.</summary>
/// <param name="Id">The meter's number.</param>
/// <param name="Key">The meter's key.</param>
/// <param name="Name">What the meter is called where people read it; null: its key.</param>
/// <param name="Unit">What is counted now.</param>
internal sealed record AuditMeterResponse(int Id, string Key, string? Name, string Unit);
