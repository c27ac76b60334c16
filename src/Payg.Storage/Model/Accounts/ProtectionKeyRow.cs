namespace Payg.Storage.Model.Accounts;

/// <summary>A key of ASP.NET Core Data Protection, which all nodes share.</summary>
public sealed class ProtectionKeyRow
{
    /// <summary>The row's number.</summary>
    public int Id { get; set; }

    /// <summary>What the framework calls it.</summary>
    public required string Name { get; set; }

    /// <summary>The key as the framework writes it.</summary>
    public required string Xml { get; set; }
}
