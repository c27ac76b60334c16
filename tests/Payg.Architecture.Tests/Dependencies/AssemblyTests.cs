using System.Reflection;
using NetArchTest.Rules;
using Xunit;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>The house's rules as the compiled code keeps them, whatever the project files say.</summary>
public sealed class AssemblyTests
{
    private static readonly string[] Slices =
    [
        "Payg.Service.Accounts",
        "Payg.Service.Admin",
        "Payg.Service.Budgets",
        "Payg.Service.Erasure",
        "Payg.Service.Export",
        "Payg.Service.Invoices",
        "Payg.Service.Payments",
        "Payg.Service.Plans",
        "Payg.Service.Portal",
        "Payg.Service.SampleApis",
        "Payg.Service.Webhooks",
        "Payg.Billing.Keys",
        "Payg.Billing.Limits",
        "Payg.Billing.Prices",
        "Payg.Billing.Usage",
    ];

    /// <summary>Invoices have the portal's name on them, and payments return to its address.</summary>
    private static readonly string[] s_namingThePortal = ["Payg.Service.Invoices", "Payg.Service.Payments"];

    /// <summary>The table of what operators may do in every slice.</summary>
    private const string Table = "Payg.Service.Admin.AdminEndpoints";

    private static readonly string[] Databases =
        ["Npgsql", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCL"];

    public static TheoryData<string> SliceNames => [.. Slices];

    [Fact]
    public void Core_Compiled_ReferencesTheRuntimeAlone() =>
        Breaches.AssertNone(Assembly.Load("Payg.Core").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Payg.Billing", "Payg.Service")]
    [InlineData("Payg.Metering", "Payg.Billing Payg.Service")]
    [InlineData("Payg.Storage", "Payg.Metering Payg.Service")]
    [InlineData("Payg.Journal", "Payg.Storage Payg.Metering Payg.Service")]
    public void Assembly_BelowAnother_DoesNotReferenceIt(string assembly, string others) =>
        Breaches.AssertNone(Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Intersect(others.Split(' '), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(SliceNames))]
    public void Slice_BesideOthers_KnowsNoneOfThem(string slice) =>
        Breaches.AssertNone(TypesThatUse(AssemblyOf(slice), slice, OthersOf(slice)).Where(type => type is not Table));

    [Theory]
    [MemberData(nameof(SliceNames))]
    public void Slice_AsNamed_IsThere(string slice) =>
        Assert.Contains(
            AssemblyOf(slice).GetTypes(),
            type => string.Equals(type.Namespace, slice, StringComparison.Ordinal));

    [Theory]
    [InlineData("Payg.Billing")]
    [InlineData("Payg.Core")]
    [InlineData("Payg.Http")]
    [InlineData("Payg.Journal")]
    [InlineData("Payg.Metering")]
    [InlineData("Payg.Service")]
    public void Assembly_OtherThanStorage_KnowsNoDatabase(string assembly) =>
        Breaches.AssertNone(TypesThatUse(Assembly.Load(assembly), assembly, Databases));

    [Fact]
    public void TypesThatUse_Storage_FindsBothDatabases()
    {
        var storage = Assembly.Load("Payg.Storage");

        Assert.All(Databases[..2], database => Assert.NotEmpty(TypesThatUse(storage, "Payg.Storage", [database])));
    }

    [Fact]
    public void TypesThatUse_ANeighbour_FindsItInsideAMethodToo() =>
        Assert.Equal(
            [typeof(Samples.Left.Breaching).FullName!],
            TypesThatUse(typeof(AssemblyTests).Assembly, "Payg.Architecture.Tests.Dependencies.Samples.Left",
                ["Payg.Architecture.Tests.Dependencies.Samples.Right"]));

    private static IReadOnlyList<string> TypesThatUse(Assembly assembly, string within, string[] used) =>
    [
        .. Types.InAssembly(assembly)
            .That().ResideInNamespaceStartingWith(within)
            .ShouldNot().HaveDependencyOnAny(used)
            .GetResult().FailingTypeNames ?? [],
    ];

    private static string[] OthersOf(string slice) =>
    [
        .. Slices.Where(other => !string.Equals(other, slice, StringComparison.Ordinal)
            && (other is not "Payg.Service.Portal" || !s_namingThePortal.Contains(slice, StringComparer.Ordinal))),
    ];

    private static Assembly AssemblyOf(string slice) =>
        Assembly.Load(string.Join('.', slice.Split('.').Take(2)));
}
